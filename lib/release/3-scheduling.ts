import { freezeAt, nextOpening } from '@/lib/calendar/freeze'
import { instantOf } from '@/lib/calendar/wall'
import { unmet } from './2-readiness'
import type { CommandOf } from './commands'
import { accept, refuse } from './decision'
import { request } from './deployment'
import { digestOf } from './digest'
import type { Plan, ReleaseEvent } from './events'
import type { Guard, Guards, Handlers } from './handler'
import type { Refusal } from './refusals'
import { approvals, trackOf, type Track } from './release'
import type { Situation } from './situation'
import type { TrackType } from './workflow'

export const guards = {
  confirmPlan: ({ release, world }, actor, track) => {
    if (!track?.plan) return { code: 'no-plan' }
    if (isExpired(track, world.now)) return { code: 'plan-expired' }
    if (approvals(release, 'plan', track.type).length > 0) return { code: 'plan-confirmed' }
    if (actor.kind === 'person' && track.plan.plannedBy === actor.id)
      return { code: 'planned-by-you' }
    return frozenAt(world, track.type, new Date(track.plan.startsAt))
  },
  expirePlan: ({ world }, _actor, track) => {
    if (!track?.plan) return { code: 'no-plan' }
    if (track.plan.expired) return { code: 'plan-expired' }
    return isExpired(track, world.now) ? null : { code: 'not-expired' }
  },
  liftHold: (_situation, _actor, track) => (track?.held ? null : { code: 'not-held' }),
  startServerless: mayStart,
  startRollout: mayStart,
} satisfies Guards<'scheduling'>

export const handlers = {
  planTrack,
  confirmPlan: ({ release }, { track }) => {
    const { revision } = release
    const digest = digestOf(release, 'plan', track)
    const vote = {
      gate: 'plan',
      track,
      revision,
      decision: 'approve',
      reason: null,
      digest,
    } as const
    return accept({ type: 'signedOff', ...vote })
  },
  expirePlan: (_, { track }) => accept({ type: 'planExpired', track }),
  holdTrack: (_, { track, reason }) => accept({ type: 'trackHeld', track, reason }),
  liftHold: (_, { track }) => accept({ type: 'holdLifted', track }),
  startServerless: ({ release, world }, { track }) =>
    accept(
      { type: 'trackStarted', track, installations: [] },
      request(track, trackOf(release, track), release.version, world.now),
    ),
  startRollout: ({ world }, { track }) => {
    const chosen = world.installations.filter(({ type }) => type === track)
    if (chosen.length === 0) return refuse({ code: 'no-installations' })
    const installations = chosen.map(({ id, version }) => ({ id, fromVersion: version }))
    return accept({ type: 'trackStarted', track, installations })
  },
} satisfies Handlers<'scheduling'>

// Everything that was agreed has to hold at the moment of the start, not only when it was agreed.
function mayStart(...[{ release, world }, , track]: Parameters<Guard>): Refusal | null {
  if (!track?.plan) return { code: 'no-plan' }
  const { startsAt, zone } = track.plan
  if (isExpired(track, world.now)) return { code: 'plan-expired' }
  if (approvals(release, 'plan', track.type).length === 0) return { code: 'plan-unconfirmed' }
  if (track.held) return { code: 'held', reason: track.held }
  if (world.now.toISOString() < startsAt) return { code: 'not-due', startsAt, zone }

  const open = unmet(release, world.now).length
  if (open > 0) return { code: 'criteria-open', count: open }
  return frozenAt(world, track.type, world.now)
}

function planTrack({ release, world }: Situation, command: CommandOf<'planTrack'>) {
  const { track, start, expires, zone, monitorHours, owner } = command
  const startsAt = instantOf({ local: start, zone })
  const expiresAt = instantOf({ local: expires, zone })
  if (startsAt < minuteOf(world.now)) return refuse({ code: 'in-the-past' })
  if (expiresAt <= startsAt) return refuse({ code: 'expires-before-start' })
  if (!world.owners.includes(owner)) return refuse({ code: 'unknown-owner' })
  const frozen = frozenAt(world, track, startsAt)
  if (frozen) return refuse(frozen)

  const plan: Plan = {
    zone,
    startLocal: start,
    expiresLocal: expires,
    startsAt: startsAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    monitorHours,
    ownerId: owner,
  }
  const confirmed = release.signOffs.some(vote => vote.gate === 'plan' && vote.track === track)
  return accept({ type: 'trackPlanned', track, plan }, ...(confirmed ? [replanned(track)] : []))
}

// A form speaks in minutes: "now" is still open until the minute is over.
const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / 60_000) * 60_000)

const replanned = (track: TrackType): ReleaseEvent => ({
  type: 'gateVoided',
  gate: 'plan',
  track,
  because: 'replanned',
})

function isExpired({ plan }: Track, now: Date) {
  return plan !== null && (plan.expired || plan.expiresAt <= now.toISOString())
}

/** The refusal a freeze brings for a start at this instant, with the next opening; null when there is none. */
export function frozenAt(world: Situation['world'], track: TrackType, at: Date): Refusal | null {
  const freeze = freezeAt(world.freezes, track, at)
  if (!freeze) return null
  const opens = nextOpening(world.freezes, track, at).toISOString()
  return { code: 'frozen', reason: freeze.reason, opens, zone: freeze.zone }
}
