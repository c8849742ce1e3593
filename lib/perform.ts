import 'server-only'
import type { Aggregate, Channel } from '@/db/aggregate'
import { append } from '@/db/append'
import { beginRequest, type Acting } from '@/db/begin-request'
import { db, type Tx } from '@/db/client'
import { forbiddenBy, guardRefusal } from '@/db/refused'
import { noteWhenFull } from '@/db/room'
import type { Decision } from '@/lib/release/decision'

export type Asked<Command> = {
  actor: Acting
  subject: string
  command: Command
  channel: Channel
  now?: Date
}

/**
 * Carries out one command: say who acts, lock, decide, write down, in one transaction. Forms, API, webhooks, jobs,
 * seeds and tests all come through here. Null means that what the command is about does not exist. What the guards
 * of the database refuse is the same refusal as the rule's.
 */
export async function perform<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  asked: Asked<Command>,
): Promise<Decision<Event, Refusal> | null> {
  return guarded(asked.command.type, () => db.transaction(tx => carryOut(tx, aggregate, asked)))
}

/** The same within a transaction that is open. */
export async function carryOut<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  tx: Tx,
  aggregate: Aggregate<State, Command, Event, Refusal>,
  { actor, subject, command, channel, now = new Date() }: Asked<Command>,
): Promise<Decision<Event, Refusal> | null> {
  const [, locked] = await Promise.all([
    beginRequest(tx, actor),
    aggregate.lock(tx, subject, command, now),
  ])
  if (!locked) return null

  const decision = aggregate.decide(locked.state, command, actor, subject)
  if (!decision.ok) return decision
  const act = { actor, role: decision.role, channel, at: now }
  await append(tx, aggregate, locked, subject, decision.events, act)
  return decision
}

/** Carries something out; what a guard of the database refuses is answered as the rule would have refused it. */
export async function guarded<Answer>(
  type: string,
  act: () => Promise<Answer>,
): Promise<Answer | Refused> {
  try {
    return await act()
  } catch (error) {
    noteWhenFull(error)
    const found = guardRefusal(error)
    const guard = found?.guard ?? forbiddenBy(error)
    if (guard) console.error(`The guard ${guard} of the database stopped ${type}.`)
    if (!found) throw error
    return { ok: false, refusal: { code: found.code, ...found.facts } as never }
  }
}

/** It has the code and the facts that the rule's refusal has; db/guards/same-refusal.db.test.ts compares them. */
type Refused = { ok: false; refusal: never }
