import fc from 'fast-check'
import { templates } from '../criteria'
import type { Actor } from '../people'
import type { Intent } from '../seeing'
import { dirk, dora, paula, person, petra, quentin, quinn, qasim, sally, scheduler } from './people'
import { the } from './the'
import { aChange, aPlan, aRun, commitOf, confirm } from './route'

const track = 'serverless'
const both = [person('olga', 'product', 'qa'), person('omar', 'qa', 'devops', 'sales')]
const everybody = [paula, petra, quentin, quinn, qasim, dora, dirk, sally, scheduler, ...both]
const keys = the(templates[1]).map(({ key }) => key)
const commits = ['a', 'b', 'c'].map(commitOf)

const key = fc.constantFrom(...keys)
const commit = fc.constantFrom(...commits)
const reason = fc.constant('because')
const just = (...commands: Intent[]) => fc.constantFrom(...commands)

const command: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('answerCriterion' as const),
      key,
      state: fc.constantFrom('passing', 'passing', 'passing', 'not_applicable', 'failing'),
      evidence: fc.constantFrom('seen', 'seen', ''),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('waiveCriterion' as const),
      key,
      reason,
      compensation: reason,
      expires: fc.constantFrom('2026-11-23T11:30', '2026-11-25T12:00'),
      zone: fc.constant('Europe/Paris'),
    }),
  },
  { weight: 5, arbitrary: just({ type: 'approveQa' }, { type: 'approveReadiness' }) },
  {
    weight: 1,
    arbitrary: just({ type: 'rejectQa', reason: 'slow' }, { type: 'requestChanges', reason: 'no' }),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ type: fc.constant('freezeCode' as const), commit }),
      fc.record({ type: fc.constant('refreezeCode' as const), commit, reason }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('passed' as const, 'passed' as const, 'failed' as const, 'empty' as const),
        commit,
      )
      .map(([verdict, of]) => aRun(verdict, of)),
  },
  {
    weight: 1,
    arbitrary: just(
      ...commits.map(sha => ({ type: 'importChanges' as const, changes: [aChange(sha)] })),
      ...commits.map(sha => ({ type: 'removeChange' as const, key: sha, reason: 'late' })),
      { type: 'editRelease', title: 'Search', notes: '' },
    ),
  },
  {
    weight: 2,
    arbitrary: just(
      aPlan(track),
      aPlan('sovereign'),
      { type: 'confirmPlan', track },
      { type: 'confirmPlan', track: 'sovereign' },
      { type: 'expirePlan', track },
      { type: 'holdTrack', track, reason: 'disk' },
      { type: 'liftHold', track },
      { type: 'startServerless', track },
      { type: 'startRollout', track: 'sovereign' },
    ),
  },
  {
    weight: 1,
    arbitrary: just(
      confirm('4.2.0'),
      { type: 'reportDeployment', track, attempt: 1, status: 'failed', detail: '' },
      { type: 'retryDeployment', track },
      { type: 'rollBackTrack', track, reason: 'errors' },
      { type: 'reportIncident', track, severity: 1, summary: 'down' },
      { type: 'closeTrack', track, reason: 'quiet' },
    ),
  },
)

const step = fc.record({
  actor: fc.constantFrom(...everybody),
  command,
  minutes: fc.constantFrom(0, 0, 0, 1, 10, 45),
})
export type Step = { actor: Actor; command: Intent; minutes: number }

// Criteria are many: left to chance alone, hardly a release would meet them all at one time.
const diligence: Step[] = keys.flatMap(item =>
  [paula, quentin, dora, sally].map(actor => ({
    actor,
    command: { type: 'answerCriterion', key: item, state: 'passing', evidence: 'seen' } as const,
    minutes: 0,
  })),
)

/** What people try, one after the other: at random, and now and then everybody answers what is theirs. */
export const steps = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: step.map(one => [one]) },
      { weight: 1, arbitrary: fc.constant(diligence) },
    ),
    { minLength: 80, maxLength: 200, size: 'max' },
  )
  .map(tries => tries.flat())
