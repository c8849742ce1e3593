import type { ClientBase } from 'pg'
import { textOf, type Link, type Place, type Row } from './chain'

const AT_ONCE = 5_000

/**
 * Every event beside its link, as the tables have them at one moment. Both are read in the order of their index and
 * laid side by side here: nothing is sorted, and the database is not asked which belong together. The client is
 * asked for nothing else meanwhile.
 */
export async function* readLinks(client: ClientBase): AsyncGenerator<Link> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const before = await order(client)
    const events = await side<Row>(client, 'events', everyEvent)
    const chain = await side<ChainRow>(client, 'chain', everyLink)
    for (;;) {
      if (events.isEmpty()) await events.fill()
      if (chain.isEmpty()) await chain.fill()
      const place = first(events.head(), chain.head(), before)
      if (!place) return
      const [event, link] = [events.take(place), chain.take(place)]
      const { aggregate, id, seq } = place
      yield { aggregate, id, seq, text: event ? textOf(event) : null, hash: link?.hash ?? null }
    }
  } finally {
    await client.query('rollback')
  }
}

type ChainRow = Place & { hash: string }

/** One of the two tables, row by row. */
async function side<Each extends Place>(client: ClientBase, name: string, query: string) {
  await client.query(`declare ${name}_in_order no scroll cursor for ${query}`)
  let rows: Each[] = []
  let at = 0
  let ended = false
  const head = () => rows[at]

  async function fill() {
    if (ended) return
    rows = (await client.query<Each>(`fetch ${AT_ONCE} from ${name}_in_order`)).rows
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

// The row as it is now. Its text is made here and not by the function that made the hashed one.
const everyEvent = `
  select ${place}, subject, actor_id::text as actor, machine, role, channel, type, data::text as data,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
  from public.events t ${inOrder}`

const everyLink = `select ${place}, hash from public.chain t ${inOrder}`
