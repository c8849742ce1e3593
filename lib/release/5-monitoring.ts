import type { CommandOf } from './commands'
import { accept, refuse } from './decision'
import type { Guards, Handlers } from './handler'
import { trackOf } from './release'
import type { Situation } from './situation'
import { healthOf } from './verdict'

export const guards = {
  closeTrack: (_situation, _actor, track) => {
    const severe = track?.incidents.find(({ severity, resolved }) => severity === 1 && !resolved)
    return severe ? { code: 'severity-one-open', incident: severe.incident } : null
  },
} satisfies Guards<'monitoring'>

export const handlers = {
  recordVerdict: ({ release }, { track, verdict }) =>
    trackOf(release, track)?.verdict === verdict
      ? refuse({ code: 'same-verdict' })
      : accept({ type: 'verdictChanged', track, verdict }),
  reportIncident: ({ release }, { track, severity, summary }) => {
    const incident = release.tracks.reduce((count, { incidents }) => count + incidents.length, 1)
    return accept({ type: 'incidentReported', track, incident, severity, summary })
  },
  resolveIncident: ({ release }, { track, incident, resolution }) => {
    const found = trackOf(release, track)?.incidents.find(item => item.incident === incident)
    if (!found || found.resolved) return refuse({ code: 'unknown-incident' })
    return accept({ type: 'incidentResolved', track, incident, resolution })
  },
  closeTrack,
} satisfies Handlers<'monitoring'>

// Before the window is over, or without a healthy verdict, closing needs a reason: no data is not green.
function closeTrack(
  { release, world }: Situation,
  { track: type, reason }: CommandOf<'closeTrack'>,
) {
  const track = trackOf(release, type)
  if (!reason && track?.monitorUntil && world.now.toISOString() < track.monitorUntil)
    return refuse({
      code: 'window-open',
      until: track.monitorUntil,
      zone: track.plan?.zone ?? 'UTC',
    })
  const health = track && healthOf(track, world.lastRead[type] ?? null, world.now)
  if (!reason && health?.verdict !== 'healthy')
    return refuse({ code: 'not-healthy', verdict: health?.verdict ?? 'no_data' })
  return accept({ type: 'trackClosed', track: type, reason: reason || null })
}
