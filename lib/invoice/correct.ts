import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { CorrectDraft } from './commands'
import { correctionOf } from './correction'
import type { DraftDocument, Drafting } from './draft'
import { unprintable } from './edit'
import type { DraftEvent } from './events'
import type { DraftRefusal } from './standing'
import { correction, type DraftState } from './workflow'

/** A draft that accounting has and somebody wants to correct. */
export type Correcting = Correctable & {
  original: {
    id: string
    number: number
    releaseId: string
    /** What is still billed of it, earlier corrections counted. */
    billed: DraftDocument
  }
  /** The day of the correction (ISO date). */
  on: string
  next: Drafting | null
}

/** What must be known of a draft to say whether it can be corrected. */
export type Correctable = {
  state: DraftState
  /** The draft that it corrects itself. */
  corrects: number | null
  /** The correction of it that accounting does not have yet. */
  corrected: number | null
  /** The draft that bills another release of the same minor line to the same installation. */
  billedBy: { release: string; number: number } | null
}

/**
 * What stands between this actor and correcting a draft; null when nothing does. A correction is not corrected: its
 * original is once more, which takes back what is billed by then.
 */
export function correctObstacle(
  { state, corrects, corrected }: Omit<Correctable, 'billedBy'>,
  actor: Actor,
): DraftRefusal | null {
  if (!roleFor(actor, correction.by)) return { code: 'wrong-role', needs: correction.by }
  if (corrects !== null) return { code: 'corrects-another', draft: corrects }
  if (!correction.from.some(from => from === state)) return { code: 'wrong-state', is: state }
  return corrected === null ? null : { code: 'corrected-already', draft: corrected }
}

/** Decides on a correction: a draft of its own, which takes back what is still billed of the original. */
export function correct(
  correcting: Correcting,
  { instead, reason }: CorrectDraft,
  actor: Actor,
): Decision<DraftEvent, DraftRefusal> {
  const role = roleFor(actor, correction.by)
  const refusal = correctObstacle(correcting, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: correction.by })
  const anew = instead ? billedAnew(correcting) : null
  if (anew && 'code' in anew) return refuse(anew)

  const { id, number, releaseId, billed } = correcting.original
  if (!anew && billed.lines.length === 0) return refuse({ code: 'taken-back' })
  const document = correctionOf(billed, { number, draftId: id }, correcting.on, anew)
  if (!document) return refuse({ code: 'does-not-fit' })
  const about = { releaseId, installationId: billed.installationId }
  const event = { type: 'correctionDrafted', ...about, reason, instead, document } as const
  return unprintable(document) ?? { ...accept(event), role }
}

function billedAnew({ next, billedBy }: Correcting): DraftDocument | DraftRefusal {
  if (billedBy) return { code: 'billed-since', ...billedBy }
  if (next?.kind === 'blocked') return { code: 'now-blocked', why: next.why }
  return next?.kind === 'drafted' ? next.draft : { code: 'does-not-fit' }
}
