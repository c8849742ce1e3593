import type { Stood } from '@/db/queries/situation'
import type { PersonName } from '@/db/queries/names'
import { blockedBy, type Block } from '@/lib/release/blocked-by'
import type { Reader } from '@/lib/release/people'
import type { SignOff, Track } from '@/lib/release/release'
import { stepStatus } from '@/lib/release/step-status'
import { stages, trackStages, workflow, type Stage, type TrackType } from '@/lib/release/workflow'
import { explain } from '@/lib/words/explain'
import { words } from './words'

type Names = ReadonlyMap<string, PersonName>

/** One release as the API tells it: where it stands, step by step, what each step waits for, and who signed what. */
export function releaseStatus(situation: Stood, names: Names, reader: Reader) {
  const { release } = situation
  const { version, kind, title, stage, revision, commit, readyAt, tracks, signOffs } = release
  return {
    ...{ version, kind, title, stage, revision, commit, readyAt },
    steps: stepsOf(situation, reader),
    tracks: tracks.map(trackStatus),
    signOffs: signOffs.map(vote => signOff(vote, names)),
  }
}

function stepsOf(situation: Stood, reader: Reader) {
  const blocks = blockedBy(situation)
  const step = (stage: Stage, track: TrackType | null) => ({
    ...{ stage, track, state: stepStatus(situation, reader, stage, track) },
    blockedBy: blocks
      .filter(block => block.stage === stage && block.track === track)
      .map(block => told(block, situation)),
  })
  const own = stages.filter(stage => workflow[stage].scope === 'release')
  const ofTracks = stages.filter(stage => workflow[stage].scope === 'track')
  return [
    ...own.map(stage => step(stage, null)),
    ...situation.release.tracks.flatMap(({ type }) => ofTracks.map(stage => step(stage, type))),
  ]
}

function told(block: Block, { since }: Stood) {
  const { kind, track } = block
  const shared = { kind, since: (track && since.tracks[track]) ?? since.release }
  if (block.for === 'time')
    return {
      ...shared,
      text: explain(words.refusals, block.refusal),
      whoCan: [],
      opensAt: block.opensAt,
    }
  const { command, criterion, by } = block.duty
  return { ...shared, text: words.queue(`duties.${command}`), whoCan: by, command, criterion }
}

function trackStatus({ type, stage, plan, held, verdict, startedAt, availableAt, end }: Track) {
  const planned = plan && {
    ...{ startsAt: plan.startsAt, expiresAt: plan.expiresAt, zone: plan.zone },
    expired: plan.expired,
  }
  const at = trackStages.indexOf(stage)
  const watched = at >= trackStages.indexOf('monitoring')
  return {
    ...{ type, stage, plan: planned, held, startedAt, availableAt, end },
    verdict: watched ? verdict : null,
  }
}

function signOff({ gate, track, revision, decision, role, person, at }: SignOff, names: Names) {
  return { gate, track, revision, decision, role, person: names.get(person)?.name ?? null, at }
}
