import type { DraftCommand, GenerateDraft } from './commands'
import type { DraftEvent } from './events'

type Name = (DraftCommand | GenerateDraft)['type']
type Happened = readonly DraftEvent['type'][]

const changed = [
  'draftGenerated',
  'draftApproved',
  'draftRejected',
  'draftReopened',
  'draftCancelled',
] as const

/** What changes the matter of a command on a draft: another try that was blocked again leaves it as it was. */
const matters: Record<Name, Happened> = {
  approveDraft: changed,
  rejectDraft: changed,
  reopenDraft: changed,
  cancelDraft: changed,
  generateDraft: ['draftGenerated', 'draftCancelled'],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: { type: Name }, event: DraftEvent) =>
  matters[type].includes(event.type)
