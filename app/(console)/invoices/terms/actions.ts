'use server'

import { command } from '@/lib/command'
import { readTerms } from './read-terms'

export const addTerms = command('addTerms', { read: readTerms, then: () => '/invoices/terms' })
export const endTerms = command('endTerms')
