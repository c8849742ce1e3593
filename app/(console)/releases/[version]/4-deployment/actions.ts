'use server'

import { command } from '@/lib/command'

export const retryDeployment = command('retryDeployment')
export const recordOutcome = command('recordOutcome')
export const rollBackTrack = command('rollBackTrack')
