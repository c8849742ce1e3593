import { changesFrom, commitOf, type Teller } from '@/db/seeds/teller'
import { wallOf } from '@/lib/calendar/wall'
import { criterionOf } from '@/lib/release/criteria'
import type { Release } from '@/lib/release/release'
import { trackOf } from '@/lib/release/release'
import type { Intent } from '@/lib/release/seeing'
import type { CommandName, Role, TrackType } from '@/lib/release/workflow'

type Where = { release: Release; type: TrackType; role: Role | 'system'; owner: string }
type Kept<Name extends CommandName> = Omit<Extract<Intent, { type: Name }>, 'type'>

const reason = 'For the tests.'
const zone = 'Europe/Paris'
let count = 0
const another = (text: string) => `${text} ${String((count += 1))}`

/** Something that each command may carry where its place and its actor allow it. */
export const carried: { [Name in CommandName]: (where: Where) => Kept<Name> } = {
  openRelease: ({ type }) => ({ kind: 'minor', title: 'A release', notes: '', tracks: [type] }),
  editRelease: ({ release }) => ({ title: another('Another title'), notes: release.notes }),
  importChanges: ({ release }) => ({
    changes: changesFrom(release.version, [another('fix: the queue')], ['Jules'], new Date()),
  }),
  correctChange: ({ release }) => ({
    key: keyIn(release),
    kind: 'docs',
    scope: another('part'),
    breaking: false,
  }),
  removeChange: ({ release }) => ({ key: keyIn(release), reason }),
  freezeCode: () => ({ commit: commitOf(another('first')) }),
  refreezeCode: () => ({ commit: commitOf(another('again')), reason }),
  recordTestRun: ({ release }) => ({ run: passing(release) }),
  approveQa: () => ({}),
  rejectQa: () => ({ reason }),
  withdrawRelease: () => ({ reason }),
  answerCriterion: ({ release, role }) => ({
    key: criterion(release, role),
    state: 'failing',
    evidence: another('Seen in run'),
  }),
  waiveCriterion: () => ({
    key: 'notes-reviewed',
    reason,
    compensation: 'Somebody watches.',
    expires: inHours(72),
    zone,
  }),
  approveReadiness: () => ({}),
  requestChanges: () => ({ reason }),
  planTrack: ({ type, owner }) => ({
    track: type,
    start: inHours(24),
    expires: inHours(48),
    zone,
    monitorHours: 24,
    owner,
  }),
  confirmPlan: ({ type }) => ({ track: type }),
  expirePlan: ({ type }) => ({ track: type }),
  holdTrack: ({ type }) => ({ track: type, reason }),
  liftHold: ({ type }) => ({ track: type }),
  startServerless: ({ type }) => ({ track: type }),
  startRollout: ({ type }) => ({ track: type }),
  recordCall: where => ({ ...attempt(where), tokenHash: commitOf(another('token')) }),
  reportDeployment: where => ({ ...attempt(where), status: 'failed', detail: 'disk full' }),
  confirmVersion: where => ({
    ...attempt(where),
    version: trackIn(where)?.deployment?.version ?? '',
  }),
  retryDeployment: ({ type }) => ({ track: type }),
  recordOutcome: where => ({
    track: where.type,
    installation: Object.keys(trackIn(where)?.rollouts ?? {})[0] ?? '',
    outcome: 'postponed',
    reason,
  }),
  rollBackTrack: ({ type }) => ({ track: type, reason }),
  recordVerdict: where => ({
    track: where.type,
    verdict: trackIn(where)?.verdict === 'healthy' ? 'failing' : 'healthy',
  }),
  reportIncident: ({ type }) => ({ track: type, severity: 3, summary: 'Search is slow.' }),
  resolveIncident: where => ({
    track: where.type,
    incident: trackIn(where)?.incidents.find(({ resolved }) => !resolved)?.incident ?? 0,
    resolution: 'More memory.',
  }),
  closeTrack: ({ type }) => ({ track: type, reason }),
}

/** Has it done by who is named, or by a machine. Throws what the door refused. */
export function doneBy(tell: Teller, who: string | null, version: string, intent: Intent) {
  return who === null ? tell.machine('scheduler', version, intent) : tell.act(who, version, intent)
}

const trackIn = ({ release, type }: Where) => trackOf(release, type)
const keyIn = ({ scope }: Release) => scope[0]?.key ?? ''
const inHours = (hours: number) => wallOf(new Date(Date.now() + hours * 3_600_000), zone).local

function criterion({ template, criteria }: Release, role: Role | 'system') {
  const own = criteria.find(({ key }) => criterionOf(template, key)?.owner === role)
  return own?.key ?? ''
}

function attempt(where: Where) {
  return { track: where.type, attempt: trackIn(where)?.deployment?.attempt ?? 0 }
}

function passing({ commit }: Release) {
  const counts = { passed: 12, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const verdict = 'passed' as const
  return { suite: 'regression', commit: commit ?? '', ...counts, verdict, failures: [] }
}
