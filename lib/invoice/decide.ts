import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import { handOverChannels, type DraftCommand, type DraftCommandOf } from './commands'
import type { DraftDocument, Drafting } from './draft'
import { complete } from './document/complete'
import { sealed } from './document/sealed'
import { driftOf } from './drift'
import { addLine, overrideLine, removeOverride } from './edit'
import type { DraftEvent } from './events'
import { layered, type Layer } from './layer'
import { brokenRules, notReady } from './ready'
import { recompute } from './recompute'
import { obstacle, type DraftRefusal, type Standing } from './standing'
import { draftRules, whoMay } from './workflow'

/** A draft as the rules decide on it. */
export type Draft = Standing & {
  /** The moment of the command, as an instant of ISO 8601. */
  now: string
  /** What the rules came to, before anybody changed a line; null while it is blocked. */
  base: DraftDocument | null
  layer: Layer
  /** What would be drafted now; null where that does not matter to the command. */
  next: Drafting | null
  /** Its number; null while it is blocked. */
  number: number | null
  /** The digest that the approval froze. */
  sha256: string | null
  /** The number accounting gave it. */
  booked: string | null
  /** The draft that has the number accounting gives now. */
  numberOf: number | null
  /** Whether accounting has a system that takes what is handed over by webhook. */
  listens: boolean
  /** The handed-over correction that bills this draft anew. */
  replacedBy: number | null
}

type Outcomes = Outcome<DraftEvent, DraftRefusal>
type Written = Draft & { base: DraftDocument; number: number }

/**
 * Decides one command on one draft: its events and the role used, or the refusal. Handing over or booking once more
 * what is so already is answered alike, and is no event.
 */
export function decide(
  draft: Draft,
  command: DraftCommand,
  actor: Actor,
): Decision<DraftEvent, DraftRefusal> {
  const kind = 'kind' in command ? command.kind : null
  const by = whoMay(command.type, kind)
  const role = roleFor(actor, by, draftRules[command.type].token)
  if (!role) return refuse({ code: 'wrong-role', needs: by })
  if (isDone(draft, command)) return { ok: true, events: [], role }
  const refusal =
    otherwiseBooked(draft, command) ??
    obstacle(draft, command.type, actor, kind) ??
    overtaken(draft, command)
  if (refusal) return refuse(refusal)
  const outcome = carriedOut(draft, command, actor)
  return outcome.ok ? { ...outcome, role } : outcome
}

function isDone(draft: Draft, command: DraftCommand): boolean {
  const accounted = draft.state === 'handed_over' || draft.state === 'booked'
  if (command.type === 'handOverDraft') return accounted && command.seen === draft.revision
  return command.type === 'acknowledgeDraft' && draft.booked === command.number
}

const otherwiseBooked = ({ booked }: Draft, { type }: DraftCommand): DraftRefusal | null =>
  type === 'acknowledgeDraft' && booked !== null ? { code: 'booked-as', number: booked } : null

// What is sent is about the revision that was read.
function overtaken({ revision }: Draft, command: DraftCommand): DraftRefusal | null {
  return 'seen' in command && command.seen !== revision ? { code: 'changed-since' } : null
}

function carriedOut(draft: Draft, command: DraftCommand, actor: Actor): Outcomes {
  const { base, number } = draft
  if (command.type === 'cancelDraft')
    return accept({ type: 'draftCancelled', reason: command.reason })
  if (!base || number === null) return refuse({ code: 'wrong-state', is: draft.state })
  const by = actor.kind === 'person' ? actor.id : ''
  const written = { ...draft, base, number }
  switch (command.type) {
    case 'overrideLine':
      return overrideLine(written, command, by)
    case 'addLine':
      return addLine(written, command, by)
    case 'removeOverride':
      return removeOverride(written, command, by)
    case 'recomputeDraft':
      return recompute(written, command, by)
    case 'submitDraft':
      return unready(written) ?? accept({ type: 'draftSubmitted', revision: draft.revision, by })
    case 'approveDraft':
      return unready(written) ?? approved(written)
    case 'rejectDraft':
      return accept({ type: 'draftRejected', reason: command.reason })
    case 'reopenDraft':
      return accept({ type: 'draftReopened', by })
    case 'voidReview':
      return voided(written)
    case 'holdDraft':
      return held(command, actor)
    case 'liftDraftHold':
      return accept({ type: 'draftHoldLifted', kind: command.kind })
    case 'handOverDraft':
      return handedOver(written, command)
    case 'resendHandOver':
      return accept({ type: 'handOverResent' })
    case 'acknowledgeDraft':
      return draft.numberOf === null
        ? accept({ type: 'draftBooked', number: command.number })
        : refuse({ code: 'number-taken', draft: draft.numberOf })
    case 'supersedeDraft':
      return draft.replacedBy === null
        ? refuse({ code: 'not-replaced' })
        : accept({ type: 'draftSuperseded', by: draft.replacedBy })
  }
}

/** What was handed over can be proved: by the digests of all files of a draft that can be put on paper. */
function handedOver(draft: Written, command: DraftCommandOf<'handOverDraft'>): Outcomes {
  const { channel, xml, pdf } = command
  const { base, layer, revision } = draft
  if (!handOverChannels(draft).includes(channel)) return refuse({ code: 'nobody-listens' })
  if (complete(layered(base, layer)) && !(xml && pdf)) return refuse({ code: 'files-unknown' })
  const json = draft.sha256 ?? digest(draft)
  return accept({ type: 'draftHandedOver', revision, channel, sha256: { json, xml, pdf } })
}

function held({ kind, reason }: DraftCommandOf<'holdDraft'>, actor: Actor): Outcomes {
  const cause = actor.kind === 'machine' ? 'rolled_back' : 'person'
  return accept({ type: 'draftHeld', kind, reason, cause })
}

// Checked when it is submitted, and again when it is approved.
function unready({ base, layer, next, number, revision }: Written) {
  if (!base.corrects && next && driftOf(base, next)) return refuse({ code: 'drifted' })
  const document = layered(base, layer)
  const findings = notReady(document)
  if (findings.length > 0) return refuse({ code: 'not-ready', findings })
  const rules = brokenRules(document, { number, revision })
  return rules.length > 0 ? refuse({ code: 'breaks-rules', rules }) : null
}

const approved = (draft: Written): Outcomes =>
  accept({ type: 'draftApproved', revision: draft.revision, sha256: digest(draft) })

/** The digest of what is handed over as JSON. */
const digest = ({ base, layer, number, revision }: Written) =>
  sealed(layered(base, layer), { number, revision }).sha256

function voided({ base, next }: Written): Outcomes {
  const why = base.corrects || !next ? null : driftOf(base, next)
  return why ? accept({ type: 'reviewVoided', why }) : refuse({ code: 'nothing-changed' })
}
