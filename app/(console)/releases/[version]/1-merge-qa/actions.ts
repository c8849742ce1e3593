'use server'

import { command } from '@/lib/command'
import { readChanges } from './read-changes'
import { readTestRun } from './read-test-run'

export const editRelease = command('editRelease')
export const importChanges = command('importChanges', { read: readChanges })
export const correctChange = command('correctChange')
export const removeChange = command('removeChange')
export const freezeCode = command('freezeCode')
export const refreezeCode = command('refreezeCode')
export const recordTestRun = command('recordTestRun', { read: readTestRun })
export const approveQa = command('approveQa')
export const rejectQa = command('rejectQa')
export const withdrawRelease = command('withdrawRelease')
