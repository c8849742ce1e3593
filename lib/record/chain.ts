import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

/** Which event: the kind of thing it is about, the thing, and its number among the events of the thing. */
export type Place = { aggregate: string; id: string; seq: number }

/** One event as the tables have it: what the record says now, and what was chained when it was written. */
export type Link = Place & {
  /** The parts of the row in `events`; null when there is no such row. */
  event: Readonly<Record<string, unknown>> | null
  /** The text and the hash in `chain`; null when the event was never chained. */
  chained: { text: string; hash: string } | null
}

/** The same with the parts of the row as JSON: most are what was chained letter by letter, and need no reading. */
export type LinkAsText = Omit<Link, 'event'> & { event: string | null }

/** What is wrong with an event, by the first thing that shows it. */
export const problems = ['inserted', 'deleted', 'edited', 'rewritten', 'gap'] as const
export type Finding = Place & { problem: (typeof problems)[number] }

/** The hash of a link: sha256 of its text, followed by the hash before it in hexadecimal. '' before the first. */
export function hashOf(text: string, before: string): string {
  return hash('sha256', text + before)
}

/**
 * Walks chains, link by link; the links of a thing come in the order of their numbers, one thing after the other.
 * `signed` has the hashes that checkpoints list, by `keyOf()`.
 */
export function walk(signed: ReadonlyMap<string, string>) {
  const findings: Finding[] = []
  const seen = new Set<string>()
  let thing = ''
  let last = { seq: 0, hash: '' }

  function look(link: Link | LinkAsText) {
    const own = `${link.aggregate} ${link.id}`
    if (own !== thing) last = { seq: 0, hash: '' }
    thing = own
    const listed = signed.get(keyOf(link))
    if (listed !== undefined) seen.add(keyOf(link))
    const problem = problemOf(link, last, listed)
    if (problem) findings.push({ ...placeOf(link), problem })
    last = { seq: link.seq, hash: link.chained?.hash ?? '' }
  }

  /** What a checkpoint lists and the tables no longer have: cut off, wherever it was cut. */
  const missing = () =>
    [...signed.keys()]
      .filter(key => !seen.has(key))
      .map(key => ({ ...placeIn(key), problem: 'deleted' as const }))

  return { look, findings: () => [...findings, ...missing()].sort(byPlace) }
}

export const keyOf = ({ aggregate, id, seq }: Place) => `${aggregate} ${id} ${String(seq)}`

function problemOf(
  { seq, event, chained }: Link | LinkAsText,
  last: { seq: number; hash: string },
  listed: string | undefined,
): Finding['problem'] | null {
  if (!chained) return 'inserted'
  if (!event) return 'deleted'
  if (!isSame(chained.text, event)) return 'edited'
  if (listed !== undefined && listed !== chained.hash) return 'rewritten'
  if (seq !== last.seq + 1) return 'gap'
  return hashOf(chained.text, last.hash) === chained.hash ? null : 'edited'
}

// Two texts that are alike say the same; others may still, in another order.
function isSame(text: string, event: NonNullable<(Link | LinkAsText)['event']>) {
  if (typeof event !== 'string') return isDeepStrictEqual(readAs(text), event)
  return text === event || isDeepStrictEqual(readAs(text), readAs(event))
}

function readAs(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // No JSON is equal to no event.
  }
}

const placeOf = ({ aggregate, id, seq }: Place): Place => ({ aggregate, id, seq })

function placeIn(key: string): Place {
  const [aggregate = '', id = '', seq = ''] = key.split(' ')
  return { aggregate, id, seq: Number(seq) }
}

const byPlace = (a: Place, b: Place) =>
  a.aggregate.localeCompare(b.aggregate) || a.id.localeCompare(b.id) || a.seq - b.seq
