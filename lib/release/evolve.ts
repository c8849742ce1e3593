import type { ReleaseEvent, ReleaseEventOf } from './events'
import { newTrack, type Release, type Track } from './release'
import { criteriaFor } from './criteria'
import { evolveTrack } from './track'
import type { Role } from './workflow'

/** An event with who made it happen and when, as the record holds it. */
export type Recorded = {
  event: ReleaseEvent
  actor: string | null
  role: Role | 'system'
  at: string
}

/** What a release is after an event. Total: every event of the vocabulary is understood. */
export function evolve(release: Release, recorded: Recorded): Release {
  const { event } = recorded
  if ('track' in event && isTrackEvent(event)) return inTrack(release, event, recorded)
  return inRelease(release, event, recorded)
}

type TrackEvent = Exclude<
  Extract<ReleaseEvent, { track: string }>,
  ReleaseEventOf<'signedOff'> | ReleaseEventOf<'gateVoided'>
>

function isTrackEvent(event: ReleaseEvent): event is TrackEvent {
  return 'track' in event && event.type !== 'signedOff' && event.type !== 'gateVoided'
}

function inTrack(release: Release, event: TrackEvent, recorded: Recorded): Release {
  const change = (track: Track) =>
    track.type === event.track ? evolveTrack(track, event, recorded) : track
  return { ...release, tracks: release.tracks.map(change) }
}

function inRelease(
  release: Release,
  event: Exclude<ReleaseEvent, TrackEvent>,
  recorded: Recorded,
): Release {
  switch (event.type) {
    case 'releaseOpened': {
      const { version, kind, title, notes, template, tracks } = event
      const stage = 'merge-qa' as const
      return {
        ...release,
        version,
        kind,
        title,
        notes,
        template,
        stage,
        tracks: tracks.map(newTrack),
      }
    }
    case 'releaseEdited':
      return { ...release, title: event.title, notes: event.notes }
    case 'changesImported':
      return {
        ...release,
        scope: [...release.scope, ...event.changes.map(({ key, subject }) => ({ key, subject }))],
      }
    case 'changeCorrected':
      return release
    case 'changeRemoved':
      return { ...release, scope: release.scope.filter(({ key }) => key !== event.key) }
    case 'codeFrozen':
      return {
        ...release,
        revision: event.revision,
        commit: event.commit,
        frozenBy: recorded.actor,
      }
    case 'testRunRecorded': {
      const { type: _type, failures: _failures, ...run } = event
      return { ...release, runs: [...release.runs, run] }
    }
    case 'signedOff':
      return { ...release, signOffs: [...release.signOffs, voteOf(event, recorded)] }
    case 'gateVoided':
      return {
        ...release,
        signOffs: release.signOffs.filter(
          vote => vote.gate !== event.gate || vote.track !== event.track,
        ),
      }
    case 'stageEntered':
      return enter(release, event.stage, recorded.at)
    case 'criterionAnswered':
      return {
        ...release,
        criteria: release.criteria.map(item =>
          item.key === event.key
            ? { ...item, answer: event.answer, by: recorded.actor, at: recorded.at }
            : item,
        ),
      }
    case 'releaseWithdrawn':
      return { ...release, stage: 'withdrawn' }
    case 'releaseClosed':
      return { ...release, stage: 'closed' }
  }
}

function voteOf(event: ReleaseEventOf<'signedOff'>, { actor, role, at }: Recorded) {
  if (actor === null || role === 'system') throw new Error('A machine signed a gate.')
  const { gate, track, revision, decision } = event
  return { gate, track, revision, person: actor, role, decision, at }
}

// Answers survive being sent back: the template's items are laid out once.
function enter(release: Release, stage: 'merge-qa' | 'readiness' | 'tracks', at: string): Release {
  const readyAt = stage === 'tracks' ? at : null
  if (stage !== 'readiness' || release.criteria.length > 0) return { ...release, stage, readyAt }

  const types = release.tracks.map(({ type }) => type)
  const criteria = criteriaFor(release.template, release.kind, types).map(({ key }) => ({
    key,
    answer: null,
    by: null,
    at: null,
  }))
  return { ...release, stage, readyAt, criteria }
}
