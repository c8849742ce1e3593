import 'server-only'
import { sql } from 'drizzle-orm'
import { machineName } from '@/lib/release/people'
import type { Act, Aggregate, Locked } from './aggregate'
import type { Tx } from './client'
import { events } from './schema'

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
  const { actor, role, channel, at } = act
  const who = actor.kind === 'person' ? { actorId: actor.id } : { machine: machineName(actor) }
  const rows = happened.map((event, index) => {
    const { type, ...data } = event
    const number = seq + index + 1
    return {
      aggregate: aggregate.name,
      aggregateId: id,
      seq: number,
      subject,
      ...who,
      role,
      channel,
      type,
      data,
      at,
    }
  })

  await tx.insert(events).values(rows)
  for (const [index, event] of happened.entries())
    await aggregate.project(tx, id, event, act, seq + index + 1)
  await tx.execute(sql`select pg_notify('changed', ${`${aggregate.name} ${subject}`})`)
}
