import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { AnyDraftCommand } from './commands'
import { correct, type Correcting } from './correct'
import { decide, type Draft } from './decide'
import type { Blocked } from './blocked'
import { draftFor, type DraftInput } from './draft'
import type { DraftEvent } from './events'
import type { NotBillable } from './ledger'
import type { DraftRefusal } from './standing'
import { draftMakers } from './workflow'

/** What the ledger says of an installation already. */
export type Entry =
  | { state: 'drafted'; draft: string }
  | { state: 'not_billable'; why: NotBillable }
  | { state: 'blocked'; why: Blocked }

/** An installation that a release reached, with all that its draft is made from. */
export type Due = { releaseId: string; entry: Entry | null; input: DraftInput }

/**
 * Decides a command on a draft, or on what is to become one. Asked once more to make the draft that there is by now is
 * answered alike, and is no event.
 */
export function decideDraft(
  situation: Draft | Due | Correcting,
  command: AnyDraftCommand,
  actor: Actor,
  subject: string,
): Decision<DraftEvent, DraftRefusal> {
  if (command.type === 'generateDraft' && 'input' in situation)
    return generate(situation, actor, subject)
  if (command.type === 'correctDraft' && 'original' in situation)
    return correct(situation, command, actor)
  if (
    command.type === 'generateDraft' ||
    command.type === 'correctDraft' ||
    !('layer' in situation)
  )
    return refuse({ code: 'already-drafted' })
  return decide(situation, command, actor)
}

/** What stands between this actor and having a draft made; null when nothing does. */
export function generateObstacle(entry: Entry | null, actor: Actor): DraftRefusal | null {
  if (!roleFor(actor, draftMakers)) return { code: 'wrong-role', needs: draftMakers }
  return isOpen(entry, actor) ? null : { code: 'already-drafted' }
}

function generate(
  { releaseId, entry, input }: Due,
  actor: Actor,
  subject: string,
): Decision<DraftEvent, DraftRefusal> {
  const role = roleFor(actor, draftMakers)
  if (role && entry?.state === 'drafted' && entry.draft === subject)
    return { ok: true, events: [], role }
  const refusal = accepted(entry, input) ? null : generateObstacle(entry, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: draftMakers })

  const event = drafted(releaseId, input)
  if (event.type === 'draftBlocked' && entry?.state === 'blocked' && same(event.why, entry.why))
    return refuse({ code: 'still-blocked', why: entry.why })
  return { ...accept(event), role }
}

// What was declined is due like any other once it was installed after all.
const accepted = (entry: Entry | null, { outcome }: DraftInput) =>
  entry?.state === 'not_billable' && entry.why === 'declined' && outcome !== 'declined'

// What was cancelled is only drafted again when a person says so.
function isOpen(entry: Entry | null, actor: Actor) {
  if (entry?.state === 'not_billable') return entry.why === 'cancelled' && actor.kind === 'person'
  return entry?.state !== 'drafted'
}

function drafted(releaseId: string, input: DraftInput): DraftEvent {
  const about = { releaseId, installationId: input.installationId }
  const result = draftFor(input)
  switch (result.kind) {
    case 'drafted':
      return { type: 'draftGenerated', ...about, document: result.draft }
    case 'not_billable':
      return { type: 'leftUnbilled', ...about, why: result.why }
    case 'blocked':
      return { type: 'draftBlocked', ...about, why: result.why }
  }
}

// Jsonb gives keys back in an order of its own.
const same = (a: Blocked, b: Blocked) => sorted(a) === sorted(b)
const sorted = (why: Blocked) =>
  JSON.stringify(Object.entries(why).toSorted(([a], [b]) => (a < b ? -1 : 1)))
