import 'server-only'
import { isBusy } from '@/db/busy'
import { noteWhenFull } from '@/db/room'

/** For the end of what may fail: 'busy' when the database was, and nothing was changed; anything else goes on failing. */
export function orBusy(error: unknown): 'busy' {
  noteWhenFull(error)
  if (!isBusy(error)) throw error
  console.error('A command was given up because the database is busy:', error)
  return 'busy'
}
