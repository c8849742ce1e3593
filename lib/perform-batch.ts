import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Aggregate, Channel, Many, OneOf } from '@/db/aggregate'
import { appendMany } from '@/db/append'
import { beginRequest, type Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import type { Decision } from '@/lib/release/decision'

type Asked<Command> = {
  actor: Acting
  asked: readonly OneOf<Command>[]
  channel: Channel
  now: Date
}

/** After so many decisions whoever else is waiting has a turn: what is on its way to the database goes on its way. */
const IN_A_ROW = 25

/**
 * Carries out many commands on different things, in one transaction: each is decided by the rule that decides it
 * alone, and written by the same pen. All or nothing: where it throws, each can be tried by itself with perform().
 * Answers a decision for each; null for what could not be read here, and is to be tried alone.
 */
export function performBatch<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  aggregate: Aggregate<State, Command, Event, Refusal> & Many<State, Command, Event>,
  { actor, asked, channel, now }: Asked<Command>,
): Promise<(Decision<Event, Refusal> | null)[]> {
  return db.transaction(async tx => {
    await beginRequest(tx, actor)
    // A connection keeps its plans: the one it makes for the first rows of a table is used for all of the batch. So
    // rows are looked up by their index from the first on, by foreign keys as well.
    await tx.execute(sql`set local enable_seqscan = off`)
    const locked = await aggregate.lockMany(tx, asked, now)
    const decisions: (Decision<Event, Refusal> | null)[] = []
    for (const [index, { subject, command }] of asked.entries()) {
      const found = locked[index]
      decisions.push(found ? aggregate.decide(found.state, command, actor, subject) : null)
      if (decisions.length % IN_A_ROW === 0) await turn()
    }
    const roles = new Set(decisions.flatMap(decision => (decision?.ok ? [decision.role] : [])))
    for (const role of roles) {
      const written = asked.flatMap(({ subject }, index) => {
        const [found, decision] = [locked[index], decisions[index]]
        if (!found || !decision?.ok || decision.role !== role) return []
        return [{ id: found.id, seq: found.seq, subject, events: decision.events }]
      })
      await appendMany(tx, aggregate, written, { actor, role, channel, at: now })
    }
    return decisions
  })
}
