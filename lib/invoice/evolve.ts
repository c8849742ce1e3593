import type { Draft } from './decide'
import { withOverride } from './edit'
import type { DraftEvent } from './events'
import { holdKinds, type Hold } from './hold'
import type { Layer } from './layer'

/** The draft after an event. */
export function evolve(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case 'draftGenerated':
    case 'correctionDrafted':
      return { ...draft, ...fresh, state: 'draft', revision: 1, base: event.document, layer: [] }
    case 'draftBlocked':
      return { ...draft, state: 'blocked' }
    case 'leftUnbilled':
      return draft
    case 'lineOverridden':
      return edited(draft, withOverride(draft.layer, event.override), event.override.by)
    case 'overrideRemoved': {
      const layer = draft.layer.filter(({ key }) => key !== event.key)
      return edited(draft, layer, event.by)
    }
    case 'draftRecomputed':
      return { ...edited(draft, event.layer, event.by), base: event.base }
    case 'draftSubmitted':
      return { ...draft, state: 'in_review', editors: [...draft.editors, event.by] }
    case 'draftApproved':
      return { ...draft, state: 'approved', sha256: event.sha256 ?? null }
    case 'draftRejected':
      return { ...draft, state: 'rejected' }
    case 'draftReopened':
      return { ...edited(draft, draft.layer, event.by ?? null), state: 'draft', sha256: null }
    case 'reviewVoided':
      return { ...edited(draft, draft.layer, null), state: 'draft' }
    case 'draftHeld':
      return { ...draft, holds: withHold(draft, event) }
    case 'draftHoldLifted':
      return { ...draft, holds: draft.holds.filter(({ kind }) => kind !== event.kind) }
    case 'draftHandedOver':
      return { ...draft, state: 'handed_over' }
    case 'handOverResent':
      return draft
    case 'draftBooked':
      return { ...draft, state: 'booked', booked: event.number }
    case 'draftSuperseded':
      return { ...draft, state: 'superseded' }
    case 'draftCancelled':
      return { ...draft, state: 'cancelled' }
  }
}

const fresh = { billedBy: null, holds: [], editors: [], sha256: null, booked: null } as const

// Whoever edited last, and all whose changes are on it: nobody approves their own.
const edited = (draft: Draft, layer: Layer, by: string | null): Draft => ({
  ...draft,
  layer,
  revision: draft.revision + 1,
  editors: [...(by === null ? [] : [by]), ...layer.map(over => over.by)],
})

// Who put it on stands beside the event in the record.
function withHold({ holds, now }: Draft, { kind, reason }: Pick<Hold, 'kind' | 'reason'>): Hold[] {
  const all = [...holds, { kind, reason, since: now, by: null }]
  return holdKinds.flatMap(each => all.filter(hold => hold.kind === each))
}
