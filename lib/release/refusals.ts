import type { Verdict } from './events'
import type { VersionProblem } from './version'
import type { Gate, ReleaseStage, Role, TrackStage, TrackType } from './workflow'

/** Why a command was turned down. Refusals are answers, not errors: nothing is thrown, and messages/ has the words. */
export type Refusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'wrong-stage'; at: ReleaseStage | TrackStage | 'unopened' }
  | { code: 'wrong-track'; needs: readonly TrackType[] }
  | { code: 'no-track'; track: TrackType }
  | { code: 'already-exists' }
  | VersionProblem
  | { code: 'too-few-signers'; role: Role; needs: number; holds: number }
  | { code: 'nothing-new' }
  | { code: 'unknown-change' }
  | { code: 'already-started' }
  | { code: 'nothing-frozen' }
  | { code: 'already-frozen' }
  | { code: 'same-commit' }
  | { code: 'no-test-run' }
  | { code: 'suite-missing'; suite: string }
  | { code: 'suite-failed'; suite: string }
  | { code: 'revision-rejected' }
  | { code: 'froze-it-yourself' }
  | { code: 'wrote-a-change' }
  | { code: 'already-voted' }
  | { code: 'changed-since' }
  | { code: 'signed-another-gate'; gate: Gate }
  | { code: 'unknown-criterion' }
  | { code: 'not-your-criterion'; needs: Role }
  | { code: 'evidence-required' }
  | { code: 'not-waivable' }
  | { code: 'in-the-past' }
  | { code: 'criteria-open'; count: number }
  | { code: 'qa-by-author' }
  | { code: 'waived-by-you' }
  | { code: 'approved-by-you' }
  | { code: 'expires-before-start' }
  | { code: 'unknown-owner' }
  | { code: 'frozen'; reason: string; opens: string; zone: string }
  | { code: 'no-plan' }
  | { code: 'plan-expired' }
  | { code: 'plan-confirmed' }
  | { code: 'plan-unconfirmed' }
  | { code: 'planned-by-you' }
  | { code: 'not-due'; startsAt: string; zone: string }
  | { code: 'not-expired' }
  | { code: 'held'; reason: string }
  | { code: 'not-held' }
  | { code: 'no-installations' }
  | { code: 'unknown-installation' }
  | { code: 'reason-required' }
  | { code: 'stale-attempt' }
  | { code: 'not-failed' }
  | { code: 'version-mismatch'; expected: string; reported: string }
  | { code: 'same-verdict' }
  | { code: 'unknown-incident' }
  | { code: 'severity-one-open'; incident: number }
  | { code: 'window-open'; until: string; zone: string }
  | { code: 'not-healthy'; verdict: Verdict }

export type RefusalCode = Refusal['code']
