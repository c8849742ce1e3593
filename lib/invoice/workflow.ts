import type { Role } from '@/lib/release/workflow'

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

type Rule = { by: readonly Role[]; from: readonly DraftState[]; to: DraftState }

const draftWorkflow = {
  approveDraft: { by: ['sales'], from: ['draft', 'in_review'], to: 'approved' },
  rejectDraft: { by: ['sales'], from: ['draft', 'in_review'], to: 'rejected' },
  reopenDraft: { by: ['sales'], from: ['rejected'], to: 'draft' },
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

export type DraftCommandName = keyof typeof draftWorkflow
export const draftCommandNames = Object.keys(draftWorkflow) as DraftCommandName[]
export const draftRules: Record<DraftCommandName, Rule> = draftWorkflow

/** From where to where a draft goes at all. The guards of the database have the same list. */
export const draftMoves = Object.values(draftRules).flatMap(({ from, to }) =>
  from.map(state => [state, to] as const),
)
