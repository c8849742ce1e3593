'use server'

import { command } from '@/lib/command'

export const openRelease = command('openRelease', {
  then: version => `/releases/${version}/1-merge-qa`,
})
