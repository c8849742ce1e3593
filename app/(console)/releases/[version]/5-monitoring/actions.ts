'use server'

import { command } from '@/lib/command'

export const reportIncident = command('reportIncident')
export const resolveIncident = command('resolveIncident')
export const closeTrack = command('closeTrack')
