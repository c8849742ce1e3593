import type { MachineName } from './people'

/** What came between: one event, who or what made it happen, and what its sentence needs beside it. */
export type Since<Event> = {
  seq: number
  what: Event
  /** The name of the person, or the machine. */
  by: { person: string } | { machine: MachineName }
  /** An instant, ISO. */
  at: string
  /** The name of the person or installation that the event names by its id. */
  named: string | null
  /** The commit of the revision that the event names. */
  commit: string | null
}

/** Why a form is refused because of when it was drawn: somebody was faster, or it never was drawn here. */
export type Stale<Event> = ({ code: 'changed-since' } & Since<Event>) | { code: 'never-drawn' }

/**
 * Whether a form that was drawn from event number `expected` is refused: null when nothing that concerns its command
 * came after, else the last thing that did. `since` are the events after `expected`; `last` is the number of the last
 * event there is, which no form can be ahead of.
 */
export function staleness<Event>(
  { expected, last }: { expected: number; last: number },
  since: readonly Since<Event>[],
  concerns: (event: Event) => boolean,
): Stale<Event> | null {
  if (expected > last) return { code: 'never-drawn' }
  const found = since.findLast(({ seq, what }) => seq > expected && concerns(what))
  return found ? { code: 'changed-since', ...found } : null
}

/** Whether a command was refused because of when its form was drawn. */
export const isStale = <Event>(refusal: { code: string } | Stale<Event>): refusal is Stale<Event> =>
  refusal.code === 'never-drawn' || 'what' in refusal
