import { instantOf } from '@/lib/calendar/wall'
import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { FreezeCommand, FreezeCommandName, FreezeCommandOf } from './commands'
import type { FreezeEvent } from './events'

/** Why a command on a freeze was turned down. */
export type FreezeRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'already-exists' }
  | { code: 'ends-before-start' }
  | { code: 'in-the-past' }
  | { code: 'longer-than'; days: number }
  | { code: 'over' }

/** `freeze` is null while it does not exist. `endsAt` is when it really ends, also when it was cut short. */
export type FreezeState = { now: Date; freeze: { startsAt: Date; endsAt: Date } | null }

/** Who may freeze tracks and thaw them. */
export const by = ['devops'] as const
const allowed = [...by, 'system'] as const

/** Longer than this is not a freeze but a decision to ship nothing. */
const mostDays = 92
const day = 24 * 60 * 60 * 1000

/** What stands between this actor and a command on a freeze, before what the command says is looked at. */
export function obstacle(
  { now, freeze }: FreezeState,
  name: FreezeCommandName,
  actor: Actor,
): FreezeRefusal | null {
  if (!roleFor(actor, allowed)) return { code: 'wrong-role', needs: by }
  if (name === 'addFreeze') return freeze ? { code: 'already-exists' } : null
  return !freeze || freeze.endsAt <= now ? { code: 'over' } : null
}

/** Decides one command on one freeze. Pure; time is `state.now`. A freeze may begin in the past, it may not end there. */
export function decide(
  state: FreezeState,
  command: FreezeCommand,
  actor: Actor,
): Decision<FreezeEvent, FreezeRefusal> {
  const role = roleFor(actor, allowed)
  const refusal = obstacle(state, command.type, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })

  const outcome = command.type === 'addFreeze' ? add(state, command) : end(state, command)
  return outcome.ok ? { ...outcome, role } : outcome
}

function add(
  { now }: FreezeState,
  { tracks, reason, zone, start, end }: FreezeCommandOf<'addFreeze'>,
): Outcome<FreezeEvent, FreezeRefusal> {
  const startsAt = instantOf({ local: start, zone })
  const endsAt = instantOf({ local: end, zone })
  if (endsAt <= startsAt) return refuse({ code: 'ends-before-start' })
  if (endsAt <= now) return refuse({ code: 'in-the-past' })
  if (endsAt.getTime() - startsAt.getTime() > mostDays * day)
    return refuse({ code: 'longer-than', days: mostDays })

  const wall = { zone, startLocal: start, endLocal: end }
  const instants = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
  return accept({ type: 'freezeAdded', tracks, reason, ...wall, ...instants })
}

function end(
  { now, freeze }: FreezeState,
  { reason }: FreezeCommandOf<'endFreeze'>,
): Outcome<FreezeEvent, FreezeRefusal> {
  const was = freeze && freeze.startsAt <= now ? 'running' : 'coming'
  return accept({ type: 'freezeEnded', reason, was })
}
