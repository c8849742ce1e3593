import type { ReleaseEvent } from './events'
import { evolve } from './evolve'
import type { Actor } from './people'
import { approvals, type Release, type Track } from './release'
import type { Situation } from './situation'
import { required, type Gate, type Role } from './workflow'

/**
 * Stages end by themselves: with the last vote of its gate a release enters its next stage, with the last
 * outcome a track enters monitoring, with its last track a release is closed.
 */
export function advance(
  { release, world }: Situation,
  events: ReleaseEvent[],
  actor: Actor,
  role: Role | 'system',
): ReleaseEvent[] {
  const at = world.now.toISOString()
  const recorded = { actor: actor.kind === 'person' ? actor.id : null, role, at }
  const evolved = (state: Release, event: ReleaseEvent) => evolve(state, { event, ...recorded })
  return [...events, ...onward(events.reduce(evolved, release))]

  function onward(state: Release): ReleaseEvent[] {
    const next = nextStep(state, world.now)
    return next ? [next, ...onward(evolved(state, next))] : []
  }
}

function nextStep(release: Release, now: Date): ReleaseEvent | null {
  if (release.stage === 'merge-qa' && complete(release, 'qa')) return enter('readiness')
  if (release.stage === 'readiness' && complete(release, 'readiness')) return enter('tracks')
  if (release.stage !== 'tracks') return null

  const delivered = release.tracks.find(isDelivered)
  if (delivered) return monitor(delivered, now)
  return release.tracks.every(track => track.stage === 'closed') ? { type: 'releaseClosed' } : null
}

const enter = (stage: 'readiness' | 'tracks') => ({ type: 'stageEntered' as const, stage })

function complete(release: Release, gate: Gate) {
  return approvals(release, gate).length >= required(gate, release.kind).votes
}

function isDelivered({ type, stage, deployment, rollouts }: Track) {
  if (stage !== 'deployment') return false
  if (type === 'serverless') return deployment?.state === 'confirmed'
  return Object.values(rollouts).every(outcome => outcome !== 'pending')
}

function monitor({ type, plan }: Track, now: Date): ReleaseEvent {
  const until = new Date(now.getTime() + (plan?.monitorHours ?? 24) * 3_600_000)
  return { type: 'monitoringEntered', track: type, until: until.toISOString() }
}
