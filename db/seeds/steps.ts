import { criteriaFor, newestTemplate } from '@/lib/release/criteria'
import type { Outcome } from '@/lib/release/events'
import type { ReleaseKind, Role, TrackType } from '@/lib/release/workflow'
import { changesFrom, commitOf, type Teller } from './teller'

/** What a seeded release is about. */
export type Story = {
  version: string
  kind: ReleaseKind
  title: string
  notes: string
  tracks: TrackType[]
  subjects: readonly string[]
}

const owners: Partial<Record<Role, string>> = {
  product: 'Petra',
  qa: 'Quinn',
  devops: 'Dora',
  sales: 'Sunna',
}

export async function open(tell: Teller, clock: { now: Date }, story: Story) {
  const { version, kind, title, notes, tracks, subjects } = story
  await tell.act('Petra', version, { type: 'openRelease', kind, title, notes, tracks })
  tell.later(20)
  const changes = changesFrom(version, subjects, ['Jules', 'Quentin', 'Salka'], clock.now)
  await tell.act('Petra', version, { type: 'importChanges', changes })
}

export async function test(tell: Teller, version: string, failed = 0) {
  const commit = commitOf(`${version} merge${failed > 0 ? ' early' : ''}`)
  const failures =
    failed > 0 ? [{ name: 'renewal › bills the new period', message: 'expected 12, got 13' }] : []
  const counts = { passed: 1482 - failed, failed, errored: 0, skipped: 6, flaky: 2 }
  const run = {
    suite: 'regression',
    commit,
    ...counts,
    verdict: failed ? 'failed' : 'passed',
    failures,
  } as const
  tell.later(3)
  await tell.act('Quinn', version, { type: 'recordTestRun', run })
}

/** Frozen by one, tested, and approved by people who neither froze nor wrote it. */
export async function passQa(tell: Teller, { version, kind }: Story) {
  tell.later(6)
  await tell.act('Paul', version, { type: 'freezeCode', commit: commitOf(`${version} merge`) })
  await test(tell, version)
  tell.later(2)
  await tell.act('Quinn', version, { type: 'approveQa' })
  if (kind === 'major') throw new Error('A major release needs a second approval.')
}

export async function answer(
  tell: Teller,
  { version, kind, tracks }: Story,
  but: readonly string[] = [],
) {
  for (const { key, owner } of criteriaFor(newestTemplate, kind, tracks)) {
    if (but.includes(key)) continue
    tell.later(1)
    const evidence = `Checked for ${version}; the run is linked in the release ticket.`
    await tell.act(owners[owner] ?? 'Petra', version, {
      type: 'answerCriterion',
      key,
      state: 'passing',
      evidence,
    })
  }
}

export async function beReady(tell: Teller, story: Story) {
  await answer(tell, story)
  tell.later(4)
  tell.inWorkingHours(5)
  await tell.act('Petra', story.version, { type: 'approveReadiness' })
}

export async function plan(
  tell: Teller,
  version: string,
  track: TrackType,
  startsIn: number,
  lastsFor: number,
) {
  const zone = track === 'serverless' ? 'Europe/Paris' : 'Atlantic/Reykjavik'
  const owner = tell.cast.get('Dora')?.id ?? ''
  const times = {
    start: tell.wall(startsIn, zone),
    expires: tell.wall(startsIn + lastsFor, zone),
    zone,
  }
  const monitorHours = track === 'serverless' ? serverlessWatch : 168
  await tell.act('Dora', version, { type: 'planTrack', track, ...times, monitorHours, owner })
}

export async function planAndConfirm(
  tell: Teller,
  version: string,
  track: TrackType,
  startsIn: number,
  lastsFor: number,
) {
  await plan(tell, version, track, startsIn, lastsFor)
  await tell.act('Dag', version, { type: 'confirmPlan', track })
}

export async function goServerless(tell: Teller, version: string) {
  const track = 'serverless'
  await tell.machine('scheduler', version, { type: 'startServerless', track })
  await tell.machine('scheduler', version, {
    type: 'recordCall',
    track,
    attempt: 1,
    tokenHash: commitOf(version),
  })
  tell.later(0.3)
  await tell.machine('deploy-target', version, {
    type: 'reportDeployment',
    track,
    attempt: 1,
    status: 'succeeded',
    detail: '',
  })
  await tell.machine('scheduler', version, { type: 'confirmVersion', track, attempt: 1, version })
  await tell.read(version, track)
}

/** Health is read until the window is over; what is read between is not kept that long. */
export async function watchServerless(tell: Teller, version: string) {
  tell.later(serverlessWatch - 0.2)
  await tell.read(version, 'serverless')
}

const serverlessWatch = 24

/** Records an outcome for each installation of a started track, in turn from the list given. */
export async function rollOut(
  tell: Teller,
  version: string,
  track: TrackType,
  installations: readonly string[],
  given: readonly Outcome[],
) {
  const reasons = {
    postponed: 'Waits for their own change window.',
    declined: 'Stays on the version before.',
    failed: 'The upgrade job ran out of disk.',
  }
  for (const [index, installation] of installations.entries()) {
    const outcome = given[index % given.length] ?? 'installed'
    const reason = outcome === 'installed' ? '' : reasons[outcome]
    tell.later(2)
    await tell.act('Dag', version, { type: 'recordOutcome', track, installation, outcome, reason })
  }
}
