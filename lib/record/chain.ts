import { hash } from 'node:crypto'

/** Which event: the kind of thing it is about, the thing, and its number among the events of the thing. */
export type Place = { aggregate: string; id: string; seq: number }

/** One event as the tables have it: what the record says now, and the hash of what it said when it was written. */
export type Link = Place & {
  /** The text of the row in `events`, see `textOf()`; null when there is no such row. */
  text: string | null
  /** The hash in `chain`; null when the event was never chained. */
  hash: string | null
}

/** A row of `events`: `data` letter by letter as it was written, `at` in UTC to the microsecond. */
export type Row = Place & {
  subject: string
  actor: string | null
  machine: string | null
  role: string
  channel: string
  type: string
  data: string
  at: string
}

/** What is wrong with an event, by the first thing that shows it. */
export const problems = ['inserted', 'deleted', 'edited', 'rewritten', 'gap'] as const
export type Finding = Place & { problem: (typeof problems)[number] }

/** The text of an event: JSON with the parts of its row in this order. The function `text_of` of the database has it. */
export function textOf(row: Row): string {
  const { aggregate, id, seq, subject, actor, machine, role, channel, type, data, at } = row
  const said = JSON.stringify
  return (
    `{"at": "${at}", "id": "${id}", "seq": ${String(seq)}, "data": ${data}, "role": ${said(role)}, ` +
    `"type": ${said(type)}, "actor": ${said(actor)}, "channel": ${said(channel)}, ` +
    `"machine": ${said(machine)}, "subject": ${said(subject)}, "aggregate": "${aggregate}"}`
  )
}

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

  function look(link: Link) {
    const own = `${link.aggregate} ${link.id}`
    if (own !== thing) last = { seq: 0, hash: '' }
    thing = own
    const listed = signed.get(keyOf(link))
    if (listed !== undefined) seen.add(keyOf(link))
    const problem = problemOf(link, last, listed)
    if (problem) findings.push({ ...placeOf(link), problem })
    last = { seq: link.seq, hash: link.hash ?? '' }
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
  { seq, text, hash }: Link,
  last: { seq: number; hash: string },
  listed: string | undefined,
): Finding['problem'] | null {
  if (hash === null) return 'inserted'
  if (text === null) return 'deleted'
  if (listed !== undefined && listed !== hash) return 'rewritten'
  if (seq !== last.seq + 1) return 'gap'
  return hashOf(text, last.hash) === hash ? null : 'edited'
}

const placeOf = ({ aggregate, id, seq }: Place): Place => ({ aggregate, id, seq })

function placeIn(key: string): Place {
  const [aggregate = '', id = '', seq = ''] = key.split(' ')
  return { aggregate, id, seq: Number(seq) }
}

const byPlace = (a: Place, b: Place) =>
  a.aggregate.localeCompare(b.aggregate) || a.id.localeCompare(b.id) || a.seq - b.seq
