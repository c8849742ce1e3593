import { accept, refuse, type Outcome } from '@/lib/release/decision'
import { canonicalJson, sha256 } from './canonical'
import type { DraftCommandOf } from './commands'
import type { Draft } from './decide'
import { choices, conflicts, differenceOf, rebased, type Choice } from './difference'
import type { DraftDocument, Drafting } from './draft'
import { unprintable } from './edit'
import type { DraftEvent } from './events'
import { layered } from './layer'
import type { DraftRefusal } from './standing'

/** Names exactly what a recomputation would lead to, whatever the day it is asked on. */
export const digestOf = ({ issuedOn: _, dueOn: __, ...document }: DraftDocument) =>
  sha256(canonicalJson(document))

/**
 * Works a draft out anew, as it was shown: anything else than the shown result is refused. What people changed by hand
 * stays; where the line under it came out differently, somebody has chosen what becomes of it.
 */
export function recompute(
  draft: Draft & { base: DraftDocument },
  command: DraftCommandOf<'recomputeDraft'>,
  by: string,
): Outcome<DraftEvent, DraftRefusal> {
  const { base: was, next } = draft
  if (was.corrects) return refuse({ code: 'is-correction' })
  if (!next) return refuse({ code: 'nothing-changed' })
  if (next.kind !== 'drafted') return refuse(inTheWay(next))
  const base = next.draft
  const difference = differenceOf(was, base)
  if (!difference) return refuse({ code: 'nothing-changed' })
  if (digestOf(base) !== command.digest) return refuse({ code: 'changed-since' })

  const found = conflicts(draft.layer, difference.lines)
  const layer = rebased(draft.layer, found, chosenIn(command.choices))
  if (!layer) return refuse({ code: 'not-chosen' })
  const document = layered(base, layer)
  return unprintable(document) ?? accept({ type: 'draftRecomputed', by, base, layer, document })
}

function inTheWay(next: Exclude<Drafting, { kind: 'drafted' }>): DraftRefusal {
  return next.kind === 'blocked'
    ? { code: 'now-blocked', why: next.why }
    : { code: 'now-unbilled', why: next.why }
}

// What is sent twice, or is no choice, leaves the line without one.
function chosenIn(sent: readonly string[]): Map<string, Choice> {
  return new Map(
    sent.flatMap(each => {
      const at = each.lastIndexOf('=')
      const choice = choices.find(known => known === each.slice(at + 1))
      return choice ? [[each.slice(0, at), choice] as const] : []
    }),
  )
}
