'use server'

import { command } from '@/lib/command'

export const bulkDrafts = command('bulkDrafts')
