import { frozenAt } from './3-scheduling'
import type { CommandOf } from './commands'
import { accept, refuse } from './decision'
import { request } from './deployment'
import type { Guard, Guards, Handlers } from './handler'
import { trackOf, type Deployment } from './release'
import type { Situation } from './situation'
import { newestBefore } from './version'
import type { TrackType } from './workflow'

const settled = ['succeeded', 'failed', 'unknown', 'confirmed']

export const guards = {
  // A retry is a start and meets the holds and freezes of now; the way back is exempt from both.
  retryDeployment: ({ release, world }, _actor, track) => {
    const { state, version } = track?.deployment ?? {}
    if (state !== 'failed' && state !== 'unknown') return { code: 'not-failed' }
    if (track?.end) return version === release.version ? { code: 'not-failed' } : null
    return track?.held
      ? { code: 'held', reason: track.held }
      : frozenAt(world, 'serverless', world.now)
  },
  recordOutcome: ((_situation, _actor, track) =>
    track && Object.keys(track.rollouts).length > 0 ? null : { code: 'no-installations' }) as Guard,
} satisfies Guards<'deployment'>

export const handlers = {
  recordCall: (situation, { track, attempt, tokenHash }) =>
    running(situation, { track, attempt })
      ? accept({ type: 'deploymentCalled', track, attempt, tokenHash })
      : refuse({ code: 'stale-attempt' }),
  reportDeployment: (situation, { track, attempt, status, detail }) =>
    running(situation, { track, attempt }) || overdue(situation, { track, attempt, status })
      ? accept({ type: 'deploymentReported', track, attempt, status, detail })
      : refuse({ code: 'stale-attempt' }),
  confirmVersion,
  retryDeployment: ({ release, world }, { track: type }) => {
    const track = trackOf(release, type)
    return accept(request(type, track, track?.deployment?.version ?? release.version, world.now))
  },
  recordOutcome,
  rollBackTrack,
} satisfies Handlers<'deployment'>

// The target's word opens the question, what it serves answers it: only the version seen counts as available.
function confirmVersion(
  situation: Situation,
  { track, attempt, version }: CommandOf<'confirmVersion'>,
) {
  const deployment = current(situation, { track, attempt })
  if (!deployment || deployment.state === 'confirmed') return refuse({ code: 'stale-attempt' })
  if (deployment.version !== version)
    return refuse({
      code: 'version-mismatch',
      expected: deployment.version,
      reported: version,
    })
  return accept({ type: 'versionConfirmed', track, attempt, version })
}

function recordOutcome({ release }: Situation, command: CommandOf<'recordOutcome'>) {
  const { track, installation, outcome, reason } = command
  const rollouts = trackOf(release, track)?.rollouts ?? {}
  if (!(installation in rollouts)) return refuse({ code: 'unknown-installation' })
  if (outcome !== 'installed' && !reason) return refuse({ code: 'reason-required' })
  return accept({ type: 'outcomeRecorded', track, installation, outcome, reason: reason || null })
}

/**
 * What a track goes back to when this release is rolled back: the newest older release that was served there.
 * A patch of an old line never leads to a newer minor. Null when there is none.
 */
export function previousVersion({ release, world }: Situation, track: TrackType): string | null {
  const there = world.served.filter(served => served.track === track)
  return newestBefore(
    release.version,
    there.map(({ version }) => version),
  )
}

// Rolling back is exempt from plans, freezes and holds. What the vendor hosts goes back by itself.
function rollBackTrack(
  { release, world }: Situation,
  { track, reason }: CommandOf<'rollBackTrack'>,
) {
  const toVersion = previousVersion({ release, world }, track)
  const rolledBack = { type: 'trackRolledBack', track, reason, toVersion } as const
  if (track !== 'serverless' || !toVersion) return accept(rolledBack)
  return accept(rolledBack, request(track, trackOf(release, track), toVersion, world.now))
}

type Attempt = Pick<CommandOf<'recordCall'>, 'track' | 'attempt'>

function running(situation: Situation, attempt: Attempt) {
  const deployment = current(situation, attempt)
  return deployment !== null && !settled.includes(deployment.state)
}

// A target that reported success and never served the version: the deadline still makes it unknown.
function overdue(situation: Situation, { status, ...attempt }: Attempt & { status: string }) {
  return status === 'unknown' && current(situation, attempt)?.state === 'succeeded'
}

function current({ release }: Situation, { track, attempt }: Attempt): Deployment | null {
  const deployment = trackOf(release, track)?.deployment ?? null
  return deployment?.attempt === attempt ? deployment : null
}
