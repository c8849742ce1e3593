import 'server-only'
import type { Aggregate, Channel } from '@/db/aggregate'
import { append } from '@/db/append'
import { db, type Tx } from '@/db/client'
import type { Decision } from '@/lib/release/decision'
import type { Actor } from '@/lib/release/people'

export type Asked<Command> = {
  actor: Actor
  subject: string
  command: Command
  channel: Channel
  now?: Date
}

/**
 * Carries out one command: lock, decide, write down, in one transaction. Forms, API, webhooks, jobs, seeds and
 * tests all come through here. Null means that what the command is about does not exist.
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
  return db.transaction(tx => carryOut(tx, aggregate, asked))
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
  const locked = await aggregate.lock(tx, subject, command, now)
  if (!locked) return null

  const decision = aggregate.decide(locked.state, command, actor, subject)
  if (!decision.ok) return decision
  const act = { actor, role: decision.role, channel, at: now }
  await append(tx, aggregate, locked, subject, decision.events, act)
  return decision
}
