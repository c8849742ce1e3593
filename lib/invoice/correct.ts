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
export type Correcting = {
  original: {
    id: string
    number: number
    state: DraftState
    releaseId: string
    document: DraftDocument
  }
  /** The correction it has already, which still stands. */
  corrected: number | null
  /** The day of the correction (ISO date). */
  on: string
  next: Drafting | null
}

/** What stands between this actor and correcting a draft; null when nothing does. */
export function correctObstacle(
  { state, corrected }: { state: DraftState; corrected: number | null },
  actor: Actor,
): DraftRefusal | null {
  if (!roleFor(actor, correction.by)) return { code: 'wrong-role', needs: correction.by }
  if (!correction.from.some(from => from === state)) return { code: 'wrong-state', is: state }
  return corrected === null ? null : { code: 'corrected-already', draft: corrected }
}

/** Decides on a correction: a draft of its own, which takes the original back. */
export function correct(
  { original, corrected, on, next }: Correcting,
  { instead, reason }: CorrectDraft,
  actor: Actor,
): Decision<DraftEvent, DraftRefusal> {
  const role = roleFor(actor, correction.by)
  const refusal = correctObstacle({ state: original.state, corrected }, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: correction.by })
  if (instead && next?.kind === 'blocked') return refuse({ code: 'now-blocked', why: next.why })
  if (instead && next?.kind !== 'drafted') return refuse({ code: 'does-not-fit' })

  const { id, number, releaseId, document: taken } = original
  const anew = instead && next?.kind === 'drafted' ? next.draft : null
  const document = correctionOf(taken, { number, draftId: id }, on, anew)
  if (!document) return refuse({ code: 'does-not-fit' })
  const about = { releaseId, installationId: taken.installationId }
  const event = { type: 'correctionDrafted', ...about, reason, instead, document } as const
  return unprintable(document) ?? { ...accept(event), role }
}
