type Counts = { events: number; chained: number; waitingSince: string | null; last: object | null }

export const standings = ['broken', 'forged', 'no-key', 'behind', 'whole'] as const

// A checkpoint is taken every minute while there is something to sign.
const LATE = 10 * 60_000

/**
 * How the record stands by its counts: events that are in no chain, no key at all, a last checkpoint the key did not
 * sign, or something that should have been signed by now. Only a verification looks at every event.
 */
export function standingOf(
  { events, chained, waitingSince, last }: Counts,
  { key, signed, now, startedAt }: { key: boolean; signed: boolean; now: Date; startedAt: Date },
): (typeof standings)[number] {
  if (events !== chained) return 'broken'
  if (!key) return 'no-key'
  if (last !== null && !signed) return 'forged'
  // What was recorded before this process began, seeded or taken over, has waited for it no longer than it runs.
  const since = Math.max(Date.parse(waitingSince ?? ''), startedAt.getTime())
  const late = waitingSince !== null && now.getTime() - since > LATE
  return late ? 'behind' : 'whole'
}
