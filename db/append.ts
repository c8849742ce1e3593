import 'server-only'
import { sql } from 'drizzle-orm'
import { fewAtATime } from '@/lib/few-at-a-time'
import { machineName } from '@/lib/release/people'
import type { Act, Aggregate, Happened, Locked, Many } from './aggregate'
import type { Tx } from './client'

/** What is written at once of one thing: it was locked at `seq`, and this happened. */
type Written<Event> = Pick<Locked<unknown>, 'id' | 'seq'> & {
  subject: string
  events: readonly Event[]
}

/**
 * The pen: the only way an aggregate changes. Events go in, and the tables follow in the same transaction;
 * the record cannot be forgotten, because it is what the change is made of.
 */
export async function append<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  tx: Tx,
  aggregate: Aggregate<State, Command, Event, Refusal>,
  { id, seq }: Pick<Locked<State>, 'id' | 'seq'>,
  subject: string,
  happened: readonly Event[],
  act: Act,
) {
  if (happened.length === 0) return
  const numbered = inOrder({ id, seq, subject, events: happened })
  async function follow() {
    for (const { event, seq: number } of numbered)
      await aggregate.project(tx, id, event, act, number)
  }
  // The events are on their way before the tables follow; when they are refused, so is what was sent behind them.
  await Promise.all([
    ...record(tx, aggregate.name, numbered, act),
    tell(tx, aggregate.name, subject).execute(),
    follow(),
  ])
}

/** The same for many things at once, by a few statements for the record and one for each table. */
export async function appendMany<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  tx: Tx,
  aggregate: Aggregate<State, Command, Event, Refusal> & Many<State, Command, Event>,
  written: readonly Written<Event>[],
  act: Act,
) {
  const [first] = written
  if (!first) return
  const happened = written.flatMap(inOrder)
  await Promise.all([
    ...record(tx, aggregate.name, happened, act),
    aggregate.projectMany(tx, happened, act),
    tell(tx, aggregate.name, first.subject).execute(),
  ])
}

type Numbered<Event> = Happened<Event> & { subject: string }

function inOrder<Event>({ id, seq, subject, events }: Written<Event>): Numbered<Event>[] {
  return events.map((event, index) => ({ id, subject, event, seq: seq + index + 1 }))
}

function record<Event extends { type: string }>(
  tx: Tx,
  aggregate: string,
  happened: readonly Numbered<Event>[],
  { actor, role, channel, at }: Act,
) {
  const person = actor.kind === 'person' ? actor.id : null
  const machine = actor.kind === 'person' ? null : machineName(actor)
  const insert = (some: readonly Numbered<Event>[]) =>
    tx
      .execute(
        sql`
    insert into events (aggregate, aggregate_id, seq, subject, actor_id, machine, role, channel, type, data, at)
    select ${aggregate}::aggregate, r.id, r.seq, r.subject, ${person}::uuid, ${machine}::text, ${role}::text,
      ${channel}::text, r.type, r.data, ${at}::timestamptz
    from (values ${sql.join(some.map(rowOf), sql`, `)}) as r (id, seq, subject, type, data)`,
      )
      .execute()
  return fewAtATime(happened, FEW).map(insert)
}

function rowOf<Event extends { type: string }>(each: Numbered<Event>) {
  const { type, ...data } = each.event
  return sql`(${each.id}::uuid, ${each.seq}::integer, ${each.subject}::text, ${type}::text, ${JSON.stringify(data)}::json)`
}

// A statement of so many rows is still one that a connection plans once and keeps.
const FEW = 50

const tell = (tx: Tx, aggregate: string, subject: string) =>
  tx.execute(sql`select pg_notify('changed', ${`${aggregate} ${subject}`})`)
