import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { Blocked } from './draft'
import type { DraftCommand, DraftCommandOf } from './commands'
import type { DraftEvent } from './events'
import { draftRules, type DraftCommandName, type DraftState } from './workflow'

/** What the rules need to know of a draft. */
export type Draft = {
  state: DraftState
  revision: number
  /** The draft that bills another release of the same minor line to the same installation; null when none does. */
  billedBy: { release: string; number: number } | null
}

export type DraftRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'wrong-state'; is: DraftState }
  | { code: 'changed-since' }
  | { code: 'billed-since'; release: string; number: number }
  | { code: 'already-drafted' }
  | { code: 'still-blocked'; why: Blocked }

/** What stands between this actor and this command on a draft: null when nothing does. */
export function obstacle(draft: Draft, name: DraftCommandName, actor: Actor): DraftRefusal | null {
  const { by, from } = draftRules[name]
  if (!roleFor(actor, by)) return { code: 'wrong-role', needs: by }
  if (!from.includes(draft.state)) return { code: 'wrong-state', is: draft.state }
  // What was rejected no longer kept the line from being billed otherwise.
  if (name === 'reopenDraft' && draft.billedBy) return { code: 'billed-since', ...draft.billedBy }
  return null
}

/** Decides one command on one draft: its event and the role used, or the refusal. */
export function decide(
  draft: Draft,
  command: DraftCommand,
  actor: Actor,
): Decision<DraftEvent, DraftRefusal> {
  const { by } = draftRules[command.type]
  const role = roleFor(actor, by)
  const refusal = obstacle(draft, command.type, actor) ?? overtaken(draft, command)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })
  return { ...accept(happened(draft, command)), role }
}

/** The draft after an event. */
export function evolve(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case 'draftGenerated':
      return { state: 'draft', revision: 1, billedBy: null }
    case 'draftBlocked':
      return { ...draft, state: 'blocked' }
    case 'leftUnbilled':
      return draft
    case 'draftApproved':
      return { ...draft, state: draftRules.approveDraft.to }
    case 'draftRejected':
      return { ...draft, state: draftRules.rejectDraft.to }
    case 'draftReopened':
      return { ...draft, state: draftRules.reopenDraft.to, revision: draft.revision + 1 }
    case 'draftCancelled':
      return { ...draft, state: draftRules.cancelDraft.to }
  }
}

// A vote is about the revision that was read.
function overtaken({ revision }: Draft, command: DraftCommand): DraftRefusal | null {
  return 'seen' in command && command.seen !== revision ? { code: 'changed-since' } : null
}

type Reasoned = DraftCommandOf<'rejectDraft'> | DraftCommandOf<'cancelDraft'>

function happened(draft: Draft, command: DraftCommand): DraftEvent {
  switch (command.type) {
    case 'approveDraft':
      return { type: 'draftApproved', revision: draft.revision }
    case 'reopenDraft':
      return { type: 'draftReopened' }
    case 'rejectDraft':
    case 'cancelDraft':
      return withReason(command)
  }
}

function withReason({ type, reason }: Reasoned): DraftEvent {
  return { type: type === 'rejectDraft' ? 'draftRejected' : 'draftCancelled', reason }
}
