import 'server-only'
import { isBusy, isLost } from '@/db/busy'
import { noteWhenFull } from '@/db/room'

/** For the end of what may fail: 'busy' when the database was, and nothing was changed; anything else goes on failing. */
export function orBusy(error: unknown): 'busy' {
  noteWhenFull(error)
  if (!isBusy(error)) throw error
  console.error('A command was given up because the database is busy:', error)
  return 'busy'
}

/** The same before anything was begun: then a database that went away has changed nothing either. */
export function orAway(error: unknown): 'busy' {
  if (!isLost(error)) return orBusy(error)
  console.error('A command was not begun because the database went away:', error)
  return 'busy'
}

/** The same where something was under way: 'interrupted' when it is not known what became of it. */
export function orInterrupted(error: unknown): 'busy' | 'interrupted' {
  if (isBusy(error) || !isLost(error)) return orBusy(error)
  console.error('The database went away during a command:', error)
  return 'interrupted'
}
