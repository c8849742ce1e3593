'use server'

import { command } from '@/lib/command'
import { readPriceBook } from './read-price-book'
import { readRule } from './read-rule'

const version = (id: string) => `/invoices/price-books/${id}`

export const startVersion = command('startVersion', { then: version })
export const importBook = command('importBook', { read: readPriceBook, then: version })
export const editBook = command('editBook')
export const saveRule = command('saveRule', { read: readRule, then: version })
export const removeRule = command('removeRule', { then: version })
export const publishBook = command('publishBook')
export const retireBook = command('retireBook')
export const discardVersion = command('discardVersion', { then: () => '/invoices/price-books' })
