import type { ClientBase } from 'pg'
import type { LinkAsText, Place } from './chain'

const AT_ONCE = 5_000

/**
 * Every event beside its link, as the tables have them at one moment. Both are read in the order of their index and
 * laid side by side here: nothing is sorted, and the database is not asked which belong together. The client is
 * asked for nothing else meanwhile.
 */
export async function* readLinks(client: ClientBase): AsyncGenerator<LinkAsText> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const before = await order(client)
    const events = await side<EventRow>(client, 'events', everyEvent)
    const chain = await side<ChainRow>(client, 'chain', everyLink)
    for (;;) {
      if (events.isEmpty()) await events.fill()
      if (chain.isEmpty()) await chain.fill()
      const place = first(events.head(), chain.head(), before)
      if (!place) return
      const { aggregate, id, seq } = place
      const [event, link] = [events.take(place), chain.take(place)]
      yield { aggregate, id, seq, event: event?.text ?? null, chained: link ?? null }
    }
  } finally {
    await client.query('rollback')
  }
}

type EventRow = Place & { text: string }
type ChainRow = Place & { text: string; hash: string }

/** One of the two tables, row by row. */
async function side<Row extends Place>(client: ClientBase, name: string, query: string) {
  await client.query(`declare ${name}_in_order no scroll cursor for ${query}`)
  let rows: Row[] = []
  let at = 0
  let ended = false
  const head = () => rows[at]

  async function fill() {
    if (ended) return
    rows = (await client.query<Row>(`fetch ${AT_ONCE} from ${name}_in_order`)).rows
    at = 0
    ended = rows.length < AT_ONCE
  }

  function take({ aggregate, id, seq }: Place) {
    const row = head()
    if (row?.seq !== seq || row.id !== id || row.aggregate !== aggregate) return undefined
    at += 1
    return row
  }

  return { isEmpty: () => at >= rows.length, fill, head, take }
}

type Before = (a: Place, b: Place) => boolean

/** The order that the index has: kinds as they were declared, then things, then numbers. */
async function order(client: ClientBase): Promise<Before> {
  const { rows } = await client.query<{ kind: string }>(
    'select unnest(enum_range(null::public.aggregate))::text as kind',
  )
  const place = new Map(rows.map(({ kind }, index) => [kind, index]))
  return (a, b) => {
    if (a.aggregate !== b.aggregate)
      return (place.get(a.aggregate) ?? 0) < (place.get(b.aggregate) ?? 0)
    return a.id === b.id ? a.seq < b.seq : a.id < b.id
  }
}

function first(a: Place | undefined, b: Place | undefined, before: Before) {
  if (!a || !b) return a ?? b
  return before(b, a) ? b : a
}

const place = 'aggregate::text as aggregate, aggregate_id as id, seq'
const inOrder = 'order by t.aggregate, t.aggregate_id, t.seq'

// The text of the row as it is now. Made here and not by the function that made the chained one.
const everyEvent = `
  select ${place}, jsonb_build_object('aggregate', aggregate, 'id', aggregate_id, 'seq', seq, 'subject', subject,
    'actor', actor_id, 'machine', machine, 'role', role, 'channel', channel, 'type', type, 'data', data,
    'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text as text
  from public.events t ${inOrder}`

const everyLink = `select ${place}, text, hash from public.chain t ${inOrder}`
