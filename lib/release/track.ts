import type { ReleaseEvent, ReleaseEventOf } from './events'
import type { Recorded } from './evolve'
import type { Track } from './release'

type TrackEvent = Exclude<
  Extract<ReleaseEvent, { track: string }>,
  ReleaseEventOf<'signedOff'> | ReleaseEventOf<'gateVoided'>
>

/** What a track is after one of its events. */
export function evolveTrack(track: Track, event: TrackEvent, { actor, at }: Recorded): Track {
  switch (event.type) {
    case 'trackPlanned':
      return { ...track, plan: { ...event.plan, plannedBy: actor ?? '', expired: false } }
    case 'planExpired':
      return { ...track, plan: track.plan && { ...track.plan, expired: true } }
    case 'trackHeld':
      return { ...track, held: event.reason }
    case 'holdLifted':
      return { ...track, held: null }
    case 'trackStarted': {
      const rollouts = Object.fromEntries(
        event.installations.map(({ id }) => [id, 'pending' as const]),
      )
      return { ...track, stage: 'deployment', startedAt: at, rollouts }
    }
    case 'deploymentRequested': {
      const { attempt, version, deadline } = event
      return {
        ...track,
        deployment: { attempt, version, deadline, state: 'requested', tokenHash: null },
      }
    }
    case 'deploymentCalled':
      return inDeployment(track, { state: 'called', tokenHash: event.tokenHash })
    case 'deploymentReported':
      return inDeployment(track, { state: event.status })
    case 'versionConfirmed':
      return {
        ...inDeployment(track, { state: 'confirmed' }),
        availableAt: track.end === null ? at : track.availableAt,
      }
    case 'outcomeRecorded':
      return { ...track, rollouts: { ...track.rollouts, [event.installation]: event.outcome } }
    case 'monitoringEntered':
      return { ...track, stage: 'monitoring', monitorUntil: event.until }
    case 'trackRolledBack':
      return { ...track, stage: 'closed', end: 'rolled_back' }
    case 'verdictChanged':
      return { ...track, verdict: event.verdict }
    case 'incidentReported': {
      const { incident, severity } = event
      return { ...track, incidents: [...track.incidents, { incident, severity, resolved: false }] }
    }
    case 'incidentResolved':
      return {
        ...track,
        incidents: track.incidents.map(item =>
          item.incident === event.incident ? { ...item, resolved: true } : item,
        ),
      }
    case 'trackClosed':
      return { ...track, stage: 'closed', end: 'closed' }
  }
}

function inDeployment(track: Track, change: Partial<NonNullable<Track['deployment']>>): Track {
  return { ...track, deployment: track.deployment && { ...track.deployment, ...change } }
}
