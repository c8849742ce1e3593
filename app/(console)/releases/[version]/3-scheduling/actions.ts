'use server'

import { command } from '@/lib/command'

export const planTrack = command('planTrack')
export const confirmPlan = command('confirmPlan')
export const holdTrack = command('holdTrack')
export const liftHold = command('liftHold')
export const startRollout = command('startRollout')
