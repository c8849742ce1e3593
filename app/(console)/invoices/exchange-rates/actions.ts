'use server'

import { command } from '@/lib/command'

export const recordRate = command('recordRate')
export const correctRate = command('correctRate')
