import 'server-only'
import { isBusy } from '@/db/busy'

/** For what perform() throws: 'busy' when the database gave up waiting. It was rolled back and can be sent again. */
export function orBusy(error: unknown): 'busy' {
  if (!isBusy(error)) throw error
  console.error('A command was given up because the database is busy:', error)
  return 'busy'
}
