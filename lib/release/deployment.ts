import type { ReleaseEvent } from './events'
import type { Track } from './release'
import type { TrackType } from './workflow'

/** How long a deploy target has to report and to serve the version before the outcome counts as unknown. */
const minutesToReport = 30

/** The event that asks for one more attempt to put `version` on the deploy target of a track. */
export function request(
  type: TrackType,
  track: Track | null,
  version: string,
  now: Date,
): ReleaseEvent {
  const attempt = (track?.deployment?.attempt ?? 0) + 1
  const deadline = new Date(now.getTime() + minutesToReport * 60_000).toISOString()
  return { type: 'deploymentRequested', track: type, attempt, version, deadline }
}
