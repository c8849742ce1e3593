'use server'

import { command } from '@/lib/command'
import { readPriceBook } from './read-price-book'

export const addPriceBook = command('addPriceBook', { read: readPriceBook })
