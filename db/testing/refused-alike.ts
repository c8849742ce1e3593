import { expect, vi } from 'vitest'
import type { Aggregate } from '@/db/aggregate'
import type { Decision } from '@/lib/release/decision'
import type { Role } from '@/lib/release/workflow'
import { perform, type Asked } from '@/lib/perform'

/** The aggregate as it would be if somebody had forgotten its rules: it lets these events through. */
export function careless<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  events: readonly Event[],
  role: Role | 'system',
): Aggregate<State, Command, Event, Refusal> {
  return { ...aggregate, decide: () => ({ ok: true, events: [...events], role }) }
}

/** Asks with the rules and without them: both times it is refused alike, the second time by this guard. Answers how. */
export async function refusedAlike<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  asked: Asked<Command>,
  [guard, ...events]: readonly [string, ...Event[]],
) {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
  try {
    const ruled = refusalOf(await perform(aggregate, asked))
    expect(log).not.toHaveBeenCalled()
    const { actor } = asked
    const role = actor.kind === 'person' ? (actor.roles[0] ?? 'viewer') : 'system'
    expect(refusalOf(await perform(careless(aggregate, events, role), asked))).toEqual(ruled)
    const stopped = `The guard ${guard} of the database stopped ${asked.command.type}.`
    expect(log.mock.calls).toEqual([[stopped]])
    return ruled
  } finally {
    log.mockRestore()
  }
}

function refusalOf<Refusal>(decision: Decision<unknown, Refusal> | null) {
  if (!decision || decision.ok) throw new Error('It was not refused.')
  return decision.refusal
}
