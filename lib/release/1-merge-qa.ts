import type { CommandOf } from './commands'
import { newestTemplate } from './criteria'
import { accept, refuse } from './decision'
import { digestOf } from './digest'
import type { Change, ReleaseEvent } from './events'
import type { Guard, Guards, Handlers } from './handler'
import type { Actor } from './people'
import { hasStarted, type Release } from './release'
import type { Situation } from './situation'
import { standing } from './suites'
import { versionProblem } from './version'
import { voided } from './voided'
import { gates, required, trackTypes, type ReleaseKind, type Role } from './workflow'

const notStarted: Guard = ({ release }) =>
  hasStarted(release) ? { code: 'already-started' } : null

export const guards = {
  importChanges: notStarted,
  removeChange: notStarted,
  withdrawRelease: notStarted,
  freezeCode: ({ release }) => (release.revision > 0 ? { code: 'already-frozen' } : null),
  refreezeCode: (situation, actor, track) =>
    situation.release.revision === 0
      ? { code: 'nothing-frozen' }
      : notStarted(situation, actor, track),
  recordTestRun: ({ release }) => (release.commit ? null : { code: 'nothing-frozen' }),
  approveQa: provenByTests,
  rejectQa: ({ release }) => (release.commit ? null : { code: 'nothing-frozen' }),
} satisfies Guards<'merge-qa'>

// Missing is not passed, zero tests is not passed, and what counts is the latest run of the frozen commit.
function provenByTests({ release, world }: Situation): ReturnType<Guard> {
  if (!release.commit) return { code: 'nothing-frozen' }
  const rejected = release.signOffs.some(
    vote => vote.gate === 'qa' && vote.decision === 'reject' && vote.revision === release.revision,
  )
  if (rejected) return { code: 'revision-rejected' }

  const suites = standing(release, world.requiredSuites)
  const missing = suites.find(({ state }) => state === 'missing')
  const failed = suites.find(({ state }) => state === 'failed' || state === 'empty')
  if (suites.length === 0) return { code: 'no-test-run' }
  if (missing) return { code: 'suite-missing', suite: missing.suite }
  return failed ? { code: 'suite-failed', suite: failed.suite } : null
}

export const handlers = {
  openRelease,
  editRelease,
  importChanges,
  correctChange: ({ release }, { key, kind, scope, breaking }) =>
    release.scope.some(change => change.key === key)
      ? accept({ type: 'changeCorrected', key, kind, scope, breaking })
      : refuse({ code: 'unknown-change' }),
  removeChange: ({ release }, { key, reason }) => {
    const found = release.scope.find(change => change.key === key)
    if (!found) return refuse({ code: 'unknown-change' })
    const { subject } = found
    return accept(
      { type: 'changeRemoved', key, subject, reason },
      ...voided(release, 'scope-changed'),
    )
  },
  freezeCode: (_, { commit }) => accept({ type: 'codeFrozen', revision: 1, commit, reason: null }),
  refreezeCode: ({ release }, { commit, reason }) => {
    if (commit === release.commit) return refuse({ code: 'same-commit' })
    const revision = release.revision + 1
    return accept({ type: 'codeFrozen', revision, commit, reason }, ...voided(release, 'refrozen'))
  },
  recordTestRun: (_, { run }) => accept({ type: 'testRunRecorded', ...run }),
  approveQa: ({ release }) => accept(vote(release, 'approve', null)),
  rejectQa: ({ release }, { reason }) => accept(vote(release, 'reject', reason)),
  withdrawRelease: (_, { reason }) => accept({ type: 'releaseWithdrawn', reason }),
} satisfies Handlers<'merge-qa'>

// A version is opened with its criterion template pinned, and only when enough people hold the roles its gates ask for.
function openRelease(
  { world }: Situation,
  { kind, tracks, title, notes }: CommandOf<'openRelease'>,
  _actor: Actor,
  version: string,
) {
  const problem = versionProblem(version, kind, world.versions)
  if (problem) return refuse(problem)

  const short = tooFew(kind, world.holders)
  if (short) return refuse({ code: 'too-few-signers', ...short })

  const chosen = trackTypes.filter(type => tracks.includes(type))
  const template = newestTemplate
  return accept({ type: 'releaseOpened', version, kind, title, notes, tracks: chosen, template })
}

// A plan is confirmed by somebody else than its planner: DevOps has to be two.
function tooFew(kind: ReleaseKind, holders: Record<Role, number>) {
  const asked = gates.map(gate => {
    const { votes, of: role } = required(gate, kind)
    return { role, needs: gate === 'plan' ? votes + 1 : votes, holds: holders[role] }
  })
  return asked.find(({ needs, holds }) => holds < needs) ?? null
}

// Readiness was approved with these notes: others take the vote back, and what was handed out with them keeps them.
function editRelease({ release }: Situation, { title, notes }: CommandOf<'editRelease'>) {
  const edited: ReleaseEvent = { type: 'releaseEdited', title, notes }
  if (notes === release.notes) return accept(edited)
  if (hasStarted(release)) return refuse({ code: 'already-started' })
  return accept(edited, ...voided(release, 'notes-changed'))
}

// Importing the same list twice adds nothing twice: a commit is in scope once.
function importChanges({ release }: Situation, { changes }: CommandOf<'importChanges'>) {
  const known = new Set(release.scope.map(({ key }) => key))
  const fresh: Change[] = []
  let typed = lastTyped(known)
  for (const change of changes) {
    const key = change.sha ?? `typed-${String(++typed)}`
    if (known.has(key)) continue
    known.add(key)
    fresh.push({ key, ...change })
  }
  if (fresh.length === 0) return refuse({ code: 'nothing-new' })
  return accept({ type: 'changesImported', changes: fresh }, ...voided(release, 'scope-changed'))
}

// A change typed by hand has no commit to be known by, and gets a number that none in scope has.
function lastTyped(keys: ReadonlySet<string>) {
  const numbers = [...keys].map(key => Number(/^typed-(\d+)$/.exec(key)?.[1] ?? 0))
  return Math.max(0, ...numbers)
}

function vote(
  release: Release,
  decision: 'approve' | 'reject',
  reason: string | null,
): ReleaseEvent {
  const { revision } = release
  const digest = digestOf(release, 'qa')
  return { type: 'signedOff', gate: 'qa', track: null, revision, decision, reason, digest }
}
