import type { Role } from '@/lib/release/workflow'

/** What a hold is about: price, customer and contract; or whether what was delivered is certain. */
export const holdKinds = ['commercial', 'technical'] as const
export type HoldKind = (typeof holdKinds)[number]

/** A hold as it stands. `by` is the name of who put it on; null: the console did. */
export type Hold = { kind: HoldKind; reason: string; since: string; by: string | null }

type Who = readonly (Role | 'system')[]

/** Who puts a hold on a draft, and who lifts it. The guards of the database have the same. */
export const holdRules = {
  commercial: { holdDraft: ['sales', 'system'], liftDraftHold: ['sales'] },
  technical: { holdDraft: ['devops', 'sales'], liftDraftHold: ['devops', 'sales'] },
} as const satisfies Record<HoldKind, { holdDraft: Who; liftDraftHold: Who }>
