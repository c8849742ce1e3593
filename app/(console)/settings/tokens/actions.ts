'use server'

import { command } from '@/lib/command'
import { readToken } from './read-token'

export const issueToken = command('issueToken', { read: readToken })
export const revokeToken = command('revokeToken')
