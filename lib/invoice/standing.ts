import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { Blocked } from './blocked'
import type { NotBillable } from './ledger'
import type { NotReady } from './ready'
import type { Hold, HoldKind } from './hold'
import { draftRules, whoMay, type DraftCommandName, type DraftState } from './workflow'

/** What must be known of a draft to say who may do what. */
export type Standing = {
  state: DraftState
  revision: number
  /** The draft that bills another release of the same minor line to the same installation; null when none does. */
  billedBy: { release: string; number: number } | null
  /** The holds it is on: at most one of each kind, in the order of the kinds. */
  holds: readonly Hold[]
  /** Who edited or submitted what is to be approved: none of them approves it. */
  editors: readonly string[]
}

export type DraftRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'wrong-state'; is: DraftState }
  | { code: 'changed-since' }
  | { code: 'billed-since'; release: string; number: number }
  | { code: 'already-drafted' }
  | { code: 'still-blocked'; why: Blocked }
  | { code: 'on-hold'; holds: readonly Hold[] }
  | { code: 'not-held' }
  | { code: 'edited-by-you' }
  | { code: 'drifted' }
  | { code: 'not-ready'; findings: readonly NotReady[] }
  | { code: 'breaks-rules'; rules: readonly string[] }
  | { code: 'unknown-line' }
  | { code: 'nothing-overridden' }
  | { code: 'no-line-left' }
  | { code: 'too-large' }
  | { code: 'recompute-first' }
  | { code: 'is-correction' }
  | { code: 'nothing-changed' }
  | { code: 'not-chosen' }
  | { code: 'now-blocked'; why: Blocked }
  | { code: 'now-unbilled'; why: NotBillable }
  | { code: 'booked-as'; number: string }
  | { code: 'number-taken'; draft: number }
  | { code: 'corrected-already'; draft: number }
  | { code: 'corrects-another'; draft: number }
  | { code: 'taken-back' }
  | { code: 'does-not-fit' }
  | { code: 'not-replaced' }
  | { code: 'files-unknown' }
  | { code: 'nobody-listens' }

/**
 * What stands between this actor and this command on a draft: null when nothing does. `kind` is that of the hold that
 * is put on or lifted.
 */
export function obstacle(
  draft: Standing,
  name: DraftCommandName,
  actor: Actor,
  kind: HoldKind | null = null,
): DraftRefusal | null {
  const { from, token } = draftRules[name]
  const by = whoMay(name, kind)
  if (!roleFor(actor, by, token)) return { code: 'wrong-role', needs: by }
  if (!from.includes(draft.state)) return { code: 'wrong-state', is: draft.state }
  const { holds, billedBy, editors } = draft
  switch (name) {
    case 'submitDraft':
    case 'handOverDraft':
      return onHold(holds)
    case 'approveDraft':
      if (holds.length > 0) return onHold(holds)
      return actor.kind === 'person' && editors.includes(actor.id)
        ? { code: 'edited-by-you' }
        : null
    case 'holdDraft':
      return onHold(holds.filter(hold => hold.kind === kind))
    case 'liftDraftHold':
      return holds.some(hold => hold.kind === kind) ? null : { code: 'not-held' }
    case 'reopenDraft':
      // What was rejected no longer kept the line from being billed otherwise.
      return billedBy ? { code: 'billed-since', ...billedBy } : null
    case 'overrideLine':
    case 'addLine':
    case 'removeOverride':
    case 'recomputeDraft':
    case 'rejectDraft':
    case 'voidReview':
    case 'resendHandOver':
    case 'acknowledgeDraft':
    case 'supersedeDraft':
    case 'cancelDraft':
      return null
  }
}

const onHold = (holds: readonly Hold[]): DraftRefusal | null =>
  holds.length === 0 ? null : { code: 'on-hold', holds }
