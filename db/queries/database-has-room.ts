import { hasRoom } from '../room'

// One question at a time: it is asked by anybody, and it writes.
let asked: Promise<boolean> | null = null

/** Whether the tables can be written, as far as it is known. */
export function databaseHasRoom(): Promise<boolean> {
  asked ??= hasRoom().finally(() => (asked = null))
  return asked
}
