import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { payloads, type FreezeCommand } from '@/lib/freezes/commands'
import { concerns } from '@/lib/freezes/concerns'
import { decide, type FreezeRefusal, type FreezeState } from '@/lib/freezes/decide'
import { freezeEvent, type FreezeEvent } from '@/lib/freezes/events'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { events, freezes } from '../schema'

/** A freeze: a window in which nothing starts on its tracks. Subject: its id. */
export const freeze: Aggregate<FreezeState, FreezeCommand, FreezeEvent, FreezeRefusal> = {
  name: 'freeze',
  payloads,
  lock: lockFreeze,
  decide,
  event: freezeEvent,
  concerns,
  project: projectFreeze,
}

async function lockFreeze(
  tx: Tx,
  subject: string,
  { type }: FreezeCommand,
  now: Date,
): Promise<Locked<FreezeState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  // Nothing can be locked that is only now being added: the same form sent twice at once waits here.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`freeze ${id.data}`}, 0))`)
  const { startsAt, endsAt } = freezes
  const [known] = await tx
    .select({ startsAt, endsAt })
    .from(freezes)
    .where(eq(freezes.id, id.data))
    .for('update')
  if (!known && type === 'endFreeze') return null

  const ofIt = sql`${events.aggregate} = 'freeze' and ${events.aggregateId} = ${id.data}`
  const seq = await tx.$count(events, ofIt)
  return { id: id.data, seq, state: { now, freeze: known ?? null } }
}

async function projectFreeze(tx: Tx, id: string, event: FreezeEvent, act: Act) {
  switch (event.type) {
    case 'freezeAdded': {
      const { tracks, reason, zone, startLocal, endLocal } = event
      const instants = { startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt) }
      const planned = { tracks, reason, zone, startLocal, endLocal, addedBy: personOf(act) }
      return tx.insert(freezes).values({ id, ...planned, ...instants })
    }
    case 'freezeEnded': {
      const ended = { endedAt: act.at, endedBy: personOf(act), endReason: event.reason }
      return tx
        .update(freezes)
        .set({ endsAt: act.at, ...ended })
        .where(eq(freezes.id, id))
    }
  }
}
