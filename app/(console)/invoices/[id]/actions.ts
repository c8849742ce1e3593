'use server'

import { command } from '@/lib/command'

export const generateDraft = command('generateDraft', { then: id => `/invoices/${id}` })
export const approveDraft = command('approveDraft')
export const rejectDraft = command('rejectDraft')
export const reopenDraft = command('reopenDraft')
export const cancelDraft = command('cancelDraft')
