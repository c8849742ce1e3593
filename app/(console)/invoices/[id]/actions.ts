'use server'

import { command } from '@/lib/command'
import { readHandOver } from './read-hand-over'

export const generateDraft = command('generateDraft', { then: id => `/invoices/${id}` })
export const correctDraft = command('correctDraft', { then: id => `/invoices/${id}` })
export const overrideLine = command('overrideLine')
export const addLine = command('addLine')
export const removeOverride = command('removeOverride')
export const recomputeDraft = command('recomputeDraft')
export const submitDraft = command('submitDraft')
export const approveDraft = command('approveDraft')
export const rejectDraft = command('rejectDraft')
export const reopenDraft = command('reopenDraft')
export const holdDraft = command('holdDraft')
export const liftDraftHold = command('liftDraftHold')
export const handOverDraft = command('handOverDraft', { read: readHandOver })
export const resendHandOver = command('resendHandOver')
export const acknowledgeDraft = command('acknowledgeDraft')
export const cancelDraft = command('cancelDraft')
