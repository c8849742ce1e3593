'use server'

import { command } from '@/lib/command'

export const answerCriterion = command('answerCriterion')
export const waiveCriterion = command('waiveCriterion')
export const approveReadiness = command('approveReadiness')
export const requestChanges = command('requestChanges')
