import { duties } from './duties'
import { isMine } from './mine'
import type { Actor } from './people'
import { trackOf, type Track } from './release'
import type { Situation } from './situation'
import { rules, trackStages, type Stage, type TrackType } from './workflow'

/** How one step of the rail stands for a reader; 'waiting' is for somebody else, or for what comes before. */
export type StepStatus =
  'passed' | 'yours' | 'waiting' | 'running' | 'held' | 'failed' | 'not-applicable'

export function stepStatus(
  situation: Situation,
  reader: Actor,
  stage: Stage,
  type: TrackType | null,
): StepStatus {
  const track = type && trackOf(situation.release, type)
  const place = track ? placeOf(situation, stage, track) : placeOfRelease(situation, stage)
  if (place !== 'here') return place
  if (track?.held) return 'held'

  const open = duties(situation).filter(
    duty => rules[duty.command].stage === stage && duty.track === type,
  )
  if (open.some(duty => isMine(situation, reader, duty))) return 'yours'
  if (open.length > 0) return 'waiting'
  return stage === 'scheduling' ? 'waiting' : 'running'
}

/** True for the step at which the release, or one of its tracks, stands now. */
export function isHere(situation: Situation, stage: Stage, type: TrackType | null) {
  const track = type && trackOf(situation.release, type)
  const place = track ? placeOf(situation, stage, track) : placeOfRelease(situation, stage)
  return place === 'here'
}

type Place = 'here' | 'passed' | 'waiting' | 'failed' | 'not-applicable'

function placeOfRelease({ release }: Situation, stage: Stage): Place {
  if (release.stage === 'withdrawn') return 'not-applicable'
  if (release.stage === stage) return 'here'
  return stage === 'readiness' && release.stage === 'merge-qa' ? 'waiting' : 'passed'
}

function placeOf({ release }: Situation, stage: Stage, track: Track): Place {
  if (release.stage === 'withdrawn') return 'not-applicable'
  if (release.stage !== 'tracks' && release.stage !== 'closed') return 'waiting'
  if (track.end === 'rolled_back') return stage === 'monitoring' ? 'failed' : 'passed'

  const order: readonly string[] = trackStages
  const distance = order.indexOf(track.stage) - order.indexOf(stage)
  if (distance === 0) return 'here'
  return distance > 0 ? 'passed' : 'waiting'
}
