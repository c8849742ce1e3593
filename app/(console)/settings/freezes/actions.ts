'use server'

import { command } from '@/lib/command'

export const addFreeze = command('addFreeze')
export const endFreeze = command('endFreeze')
