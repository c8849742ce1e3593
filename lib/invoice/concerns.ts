import type { AnyDraftCommand } from './commands'
import type { DraftEvent } from './events'

type Happened = readonly DraftEvent['type'][]

const ended = ['draftBooked', 'draftSuperseded', 'draftCancelled'] as const
const decided = ['draftApproved', 'draftRejected', 'draftReopened', 'reviewVoided'] as const
const moved = ['draftSubmitted', ...decided, 'draftHandedOver', ...ended] as const
const edited = ['lineOverridden', 'overrideRemoved', 'draftRecomputed'] as const
const hold = ['draftHeld', 'draftHoldLifted'] as const
const changed = ['draftGenerated', ...edited, ...moved] as const

/**
 * What changes the matter of a command on a draft: another try that was blocked again leaves it as it was. No form sends
 * what a machine does.
 */
const matters: Record<AnyDraftCommand['type'], Happened> = {
  generateDraft: ['draftGenerated', 'draftCancelled'],
  correctDraft: [],
  overrideLine: changed,
  addLine: changed,
  removeOverride: changed,
  recomputeDraft: changed,
  submitDraft: changed,
  approveDraft: changed,
  rejectDraft: changed,
  reopenDraft: changed,
  voidReview: [],
  holdDraft: [...hold, ...moved],
  liftDraftHold: [...hold, ...moved],
  handOverDraft: changed,
  resendHandOver: ['handOverResent', ...ended],
  acknowledgeDraft: ended,
  supersedeDraft: [],
  cancelDraft: changed,
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = (command: AnyDraftCommand, event: DraftEvent) =>
  matters[command.type].includes(event.type) && !isOtherHold(command, event)

// A hold of the other kind stands and is lifted by itself.
const isOtherHold = (command: AnyDraftCommand, event: DraftEvent) =>
  'kind' in command && 'kind' in event && command.kind !== event.kind
