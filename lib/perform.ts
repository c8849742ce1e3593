import 'server-only'
import type { Aggregate, Channel, Locked } from '@/db/aggregate'
import { append } from '@/db/append'
import { beginRequest, type Acting } from '@/db/begin-request'
import { db, type Tx } from '@/db/client'
import { forbiddenBy, guardRefusal } from '@/db/refused'
import { noteWhenFull } from '@/db/room'
import { loadSince } from '@/db/load/since'
import { refuse, type Decision } from '@/lib/release/decision'
import { staleness, type Stale } from '@/lib/release/stale'

export type Asked<Command> = {
  actor: Acting
  subject: string
  command: Command
  channel: Channel
  now?: Date
  /** The number of the last event its author saw: a form was drawn from it. Without one nothing is compared. */
  expected?: number | undefined
}

/**
 * Carries out one command: say who acts, lock, decide, write down, in one transaction. Forms, API, webhooks, jobs,
 * seeds and tests all come through here. Null means that what the command is about does not exist. What the guards
 * of the database refuse is the same refusal as the rule's. A command with `expected` is refused when what it is about
 * changed after that event.
 */
export async function perform<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  asked: Asked<Command>,
): Promise<Decision<Event, Refusal | Stale<Event>> | null> {
  return guarded(asked.command.type, () => db.transaction(tx => carryOut(tx, aggregate, asked)))
}

/** The same within a transaction that is open. */
export async function carryOut<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  tx: Tx,
  aggregate: Aggregate<State, Command, Event, Refusal>,
  { actor, subject, command, channel, now = new Date(), expected }: Asked<Command>,
): Promise<Decision<Event, Refusal | Stale<Event>> | null> {
  const [, locked] = await Promise.all([
    beginRequest(tx, actor),
    aggregate.lock(tx, subject, command, now),
  ])
  if (!locked) return null

  const decision = aggregate.decide(locked.state, command, actor, subject)
  const stale = mayNot(decision) ? null : await overtaken(tx, aggregate, locked, command, expected)
  if (stale) return refuse(stale)
  if (!decision.ok) return decision
  const act = { actor, role: decision.role, channel, at: now }
  await append(tx, aggregate, locked, subject, decision.events, act)
  return decision
}

// Who may not do it at all is told that first.
const mayNot = (decision: Decision<unknown, { code: string }>) =>
  !decision.ok && decision.refusal.code === 'wrong-role'

// The record is read only where something was written since.
async function overtaken<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  tx: Tx,
  aggregate: Aggregate<State, Command, Event, Refusal>,
  { id, seq }: Locked<State>,
  command: Command,
  expected = seq,
) {
  const since = expected < seq ? await loadSince(tx, aggregate, id, expected) : []
  return staleness({ expected, last: seq }, since, event => aggregate.concerns(command, event))
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
