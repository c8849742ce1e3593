import type { AnyDraftCommand } from './commands'
import type { DraftEvent } from './events'

/** What changes the matter of a command on a draft; another try that was blocked again leaves it as it was. */
const matters: Record<DraftEvent['type'], boolean> = {
  draftGenerated: true,
  draftBlocked: false,
  leftUnbilled: false,
  correctionDrafted: true,
  lineOverridden: true,
  overrideRemoved: true,
  draftRecomputed: true,
  draftSubmitted: true,
  draftApproved: true,
  draftRejected: true,
  draftReopened: true,
  reviewVoided: true,
  draftHeld: true,
  draftHoldLifted: true,
  draftHandedOver: true,
  handOverResent: false,
  draftBooked: true,
  draftSuperseded: true,
  draftCancelled: true,
}

/** Whether an event that came after the form of a command was drawn concerns the command; a correction is only now made. */
export const concerns = ({ type }: AnyDraftCommand, event: DraftEvent) =>
  type !== 'correctDraft' && matters[event.type]
