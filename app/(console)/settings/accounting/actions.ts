'use server'

import { command } from '@/lib/command'

export const nameAccountingContact = command('nameAccountingContact')
export const decideVatPolicy = command('decideVatPolicy')
export const decideTerritory = command('decideTerritory')
export const recordVatRate = command('recordVatRate')
export const withdrawVatRate = command('withdrawVatRate')
export const editSeller = command('editSeller')
