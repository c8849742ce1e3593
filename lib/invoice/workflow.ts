import type { Role, Scope } from '@/lib/release/workflow'
import { holdRules, type HoldKind } from './hold'

// The life of an invoice draft, written down once. The database enum, the buttons and the
// permission tests are derived from this file.

export const draftStates = [
  'blocked',
  'draft',
  'in_review',
  'approved',
  'handed_over',
  'booked',
  'rejected',
  'cancelled',
  'superseded',
] as const
export type DraftState = (typeof draftStates)[number]

/** `to` is null where a draft stays in its state. */
type Rule = {
  by: readonly (Role | 'system')[]
  from: readonly DraftState[]
  to: DraftState | null
  /** The scope with which a token may do it too. */
  token?: Scope
}

const undecided = ['draft', 'in_review', 'approved', 'rejected'] as const
const edit = { by: ['sales'], from: ['draft'], to: null } as const

const draftWorkflow = {
  overrideLine: edit,
  addLine: edit,
  removeOverride: edit,
  recomputeDraft: edit,
  submitDraft: { by: ['sales'], from: ['draft'], to: 'in_review' },
  approveDraft: { by: ['sales'], from: ['in_review'], to: 'approved' },
  rejectDraft: { by: ['sales'], from: ['in_review'], to: 'rejected' },
  reopenDraft: { by: ['sales'], from: ['in_review', 'approved', 'rejected'], to: 'draft' },
  /** What it was made from changed while it was reviewed. */
  voidReview: { by: ['system'], from: ['in_review'], to: 'draft' },
  /** By whom a hold of some kind is put on or lifted; who may for which kind: `holdRules`. */
  holdDraft: { by: ['devops', 'sales', 'system'], from: undecided, to: null },
  liftDraftHold: { by: ['devops', 'sales'], from: undecided, to: null },
  handOverDraft: { by: ['sales'], from: ['approved'], to: 'handed_over' },
  /** Lets a hand-over leave once more that nobody took. */
  resendHandOver: { by: ['sales'], from: ['handed_over'], to: null },
  /** Accounting says under which number it booked the draft: by its machine, or a person writes it down. */
  acknowledgeDraft: {
    by: ['sales', 'system'],
    from: ['handed_over'],
    to: 'booked',
    token: 'drafts:acknowledge',
  },
  /** A correction that bills it anew was handed over. What accounting has not booked yet must still reach it. */
  supersedeDraft: { by: ['system'], from: ['booked'], to: 'superseded' },
  cancelDraft: {
    by: ['sales'],
    from: ['blocked', 'draft', 'in_review', 'approved', 'rejected'],
    to: 'cancelled',
  },
} as const satisfies Record<string, Rule>

/** Who may have a draft made: the scheduler for all that is due, people again once a block is cleared. */
export const draftMakers = ['system', 'devops', 'sales'] as const satisfies readonly (
  Role | 'system'
)[]

/** Who corrects what accounting has, and from which states. */
export const correction = {
  by: ['sales'],
  from: ['handed_over', 'booked', 'superseded'],
} as const satisfies Pick<Rule, 'by' | 'from'>

export type DraftCommandName = keyof typeof draftWorkflow
export const draftCommandNames = Object.keys(draftWorkflow) as DraftCommandName[]
export const draftRules: Record<DraftCommandName, Rule> = draftWorkflow

/** Who may give a command; `kind` is that of the hold it puts on or lifts, and null for every other. */
export function whoMay(name: DraftCommandName, kind: HoldKind | null): Rule['by'] {
  const isHold = name === 'holdDraft' || name === 'liftDraftHold'
  return isHold && kind ? holdRules[kind][name] : draftRules[name].by
}

/** From where to where a draft goes at all. The guards of the database have the same list. */
export const draftMoves: readonly (readonly [DraftState, DraftState])[] = draftStates.flatMap(go =>
  draftStates.filter(from => leads(from, go)).map(from => [from, go] as const),
)

function leads(come: DraftState, go: DraftState) {
  return Object.values(draftRules).some(({ from, to }) => to === go && from.includes(come))
}
