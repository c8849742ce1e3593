import type { CommandOf } from '../commands'
import { criterionOf } from '../criteria'
import type { TestRun } from '../events'
import { trackOf } from '../release'
import type { World } from '../situation'
import { trackTypes, type ReleaseKind, type Role, type TrackType } from '../workflow'
import { dirk, dora, holding, paula, person, quentin, quinn, scheduler } from './people'
import { story, type Story } from './story'

export const commitOf = (digit: string) => digit.repeat(40)
export const first = commitOf('a')
export const second = commitOf('b')

export type Setting = {
  kind?: ReleaseKind
  tracks?: TrackType[]
  world?: Partial<World>
  version?: string
}

const versions = {
  major: '5.0.0',
  minor: '4.2.0',
  patch: '4.1.1',
  hotfix: '4.1.1',
  security: '4.1.1',
}

/** A change as an import brings it. */
export const aChange = (sha: string | null, subject = 'fix: the index') => ({
  sha,
  subject,
  committedAt: null,
  authorName: null,
  authorEmail: null,
  kind: 'fix' as const,
  scope: null,
  breaking: false,
  pullRequest: null,
})

/** A test run of a suite that passed, failed or held no test. */
export function aRun(
  verdict: TestRun['verdict'] = 'passed',
  commit = first,
  suite = 'unit',
): CommandOf<'recordTestRun'> {
  const none = { passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0, failures: [] }
  const counted = { passed: { passed: 9 }, failed: { failed: 1 }, empty: {} }[verdict]
  return { type: 'recordTestRun', run: { suite, commit, verdict, ...none, ...counted } }
}

/** Planned for Tuesday 24 Nov 2026, 14:00 to 18:00 in Paris, which is 13:00 to 17:00 UTC. */
export const aPlan = (track: TrackType, change: Partial<CommandOf<'planTrack'>> = {}) => ({
  type: 'planTrack' as const,
  track,
  start: '2026-11-24T14:00',
  expires: '2026-11-24T18:00',
  zone: 'Europe/Paris',
  monitorHours: 24,
  owner: 'dora',
  ...change,
})

export function opened({ kind = 'minor', tracks = [...trackTypes], world, version }: Setting = {}) {
  const open = { type: 'openRelease', kind, tracks, title: 'Faster search', notes: '' } as const
  return story(version ?? versions[kind], world).does(paula, open)
}

export const frozen = (setting: Setting = {}) =>
  opened(setting).does(paula, { type: 'freezeCode', commit: first })

export const tested = (setting: Setting = {}) => frozen(setting).does(quentin, aRun())

/** QA is approved, by two when the release is major: readiness has begun. */
export function inReadiness(setting: Setting = {}) {
  const told = tested(setting).does(quinn, { type: 'approveQa' })
  return setting.kind === 'major' ? told.does(quentin, { type: 'approveQa' }) : told
}

/** Every criterion is answered by the role that owns it. */
export function answered(setting: Setting = {}) {
  return answerAll(inReadiness(setting))
}

export function answerAll(told: Story) {
  for (const { key } of told.release.criteria) {
    const owner = criterionOf(told.release.template, key)?.owner ?? 'product'
    told.does(ownerOf(owner), { type: 'answerCriterion', key, state: 'passing', evidence: 'seen' })
  }
  return told
}

export const onTracks = (setting: Setting = {}) =>
  answered(setting).does(paula, { type: 'approveReadiness' })

export const planned = (track: TrackType, setting: Setting = {}) =>
  onTracks({ tracks: [track], ...setting }).does(dora, aPlan(track))

export const confirmed = (track: TrackType, setting: Setting = {}) =>
  planned(track, setting).does(dirk, { type: 'confirmPlan', track })

/** The plan is due, and the track has begun. */
export function started(track: TrackType, setting: Setting = {}) {
  const due = confirmed(track, setting).at('2026-11-24T13:00:00.000Z')
  return track === 'serverless'
    ? due.does(scheduler, { type: 'startServerless', track })
    : due.does(dora, { type: 'startRollout', track })
}

/** Everybody has it, and the track is monitored. */
export function delivered(track: TrackType, setting: Setting = {}) {
  const told = started(track, setting)
  if (track === 'serverless')
    return told.does(
      scheduler,
      confirm(told.version, trackOf(told.release, track)?.deployment?.attempt),
    )

  for (const installation of Object.keys(trackOf(told.release, track)?.rollouts ?? {}))
    told.does(dora, {
      type: 'recordOutcome',
      track,
      installation,
      outcome: 'installed',
      reason: '',
    })
  return told
}

/** The only track is closed, and the release with it. */
export const closed = (track: TrackType, setting: Setting = {}) =>
  delivered(track, setting).does(dora, { type: 'closeTrack', track, reason: 'quiet' })

export const withdrawn = (setting: Setting = {}) =>
  opened(setting).does(paula, { type: 'withdrawRelease', reason: 'not needed' })

export const confirm = (version: string, attempt = 1): CommandOf<'confirmVersion'> => ({
  type: 'confirmVersion',
  track: 'serverless',
  attempt,
  version,
})

function ownerOf(role: Role) {
  return role in holding ? holding[role as keyof typeof holding] : person(role, role)
}
