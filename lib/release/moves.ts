import type { Deployment } from './release'
import type { ReleaseStage, TrackStage } from './workflow'

type Moves<State> = readonly (readonly [State, State])[]

/**
 * From where to where a release, a track and an attempt to deploy go at all, whatever the command. The rules follow
 * from their commands and do not ask this list; the guards of the database do, and tests hold all three together.
 */
export const releaseMoves: Moves<ReleaseStage> = [
  ['merge-qa', 'readiness'],
  ['readiness', 'tracks'],
  ['tracks', 'closed'],
  ['readiness', 'merge-qa'],
  ['tracks', 'merge-qa'],
  ['tracks', 'readiness'],
  ['merge-qa', 'withdrawn'],
  ['readiness', 'withdrawn'],
  ['tracks', 'withdrawn'],
]

export const trackMoves: Moves<TrackStage> = [
  ['scheduling', 'deployment'],
  ['deployment', 'monitoring'],
  ['deployment', 'closed'],
  ['monitoring', 'closed'],
]

/** A call may be made again with another token; whatever was said of an attempt, the version that is seen counts. */
export const deploymentMoves: Moves<Deployment['state']> = [
  ['called', 'called'],
  ['requested', 'called'],
  ['succeeded', 'unknown'],
  ...(['requested', 'called'] as const).flatMap(from =>
    (['succeeded', 'failed', 'unknown'] as const).map(to => [from, to] as const),
  ),
  ...(['requested', 'called', 'succeeded', 'failed', 'unknown'] as const).map(
    from => [from, 'confirmed'] as const,
  ),
]
