import { accept, refuse, type Outcome } from '@/lib/release/decision'
import { compare } from '@/lib/money'
import type { DraftCommandOf } from './commands'
import type { Draft } from './decide'
import type { DraftDocument } from './draft'
import type { DraftEvent } from './events'
import { isKept } from './kept'
import { keyOf, layered, sumsOf, type Layer, type Override } from './layer'
import type { DraftRefusal } from './standing'

type Edited = Outcome<DraftEvent, DraftRefusal>
/** A draft that has a document. */
type Written = Draft & { base: DraftDocument }

/** Changes the quantity or the price of a computed line by hand, or leaves the line out. */
export function overrideLine(
  draft: Written,
  command: DraftCommandOf<'overrideLine'>,
  by: string,
): Edited {
  const { key, quantity, unitPrice, leaveOut, reason } = command
  const line = draft.base.lines.find(each => keyOf(each) === key)
  if (!line) return refuse({ code: 'unknown-line' })
  const laid = { key, reason, by, at: draft.now, was: sumsOf(line) }
  if (leaveOut) return laidOn(draft, { ...laid, kind: 'dropped' })
  const changed = {
    quantity: differs(quantity, line.quantity),
    unitPrice: differs(unitPrice, line.unitPrice),
  }
  return changed.quantity === null && changed.unitPrice === null
    ? refuse({ code: 'nothing-overridden' })
    : laidOn(draft, { ...laid, kind: 'changed', ...changed })
}

/** Adds a line that no rule gives. */
export function addLine(draft: Written, command: DraftCommandOf<'addLine'>, by: string): Edited {
  const { text, quantity, unitPrice, reason } = command
  return laidOn(draft, {
    ...{ kind: 'added', key: `added:${draft.revision}`, reason, by, at: draft.now },
    ...{ text: { en: text, fr: text, is: text }, quantity, unitPrice },
  })
}

/** Takes back what was laid over a line, or a line that was added. */
export function removeOverride(
  draft: Written,
  { key, reason }: DraftCommandOf<'removeOverride'>,
  by: string,
): Edited {
  const layer = draft.layer.filter(over => over.key !== key)
  if (layer.length === draft.layer.length) return refuse({ code: 'unknown-line' })
  const document = layered(draft.base, layer)
  return unprintable(document) ?? accept({ type: 'overrideRemoved', key, reason, by, document })
}

/** The layer with this override in the place of an earlier one of the same line. */
export const withOverride = (layer: Layer, override: Override): Override[] => [
  ...layer.filter(({ key }) => key !== override.key),
  override,
]

/** What a changed document cannot be kept for; null when it can. */
export function unprintable(document: DraftDocument) {
  if (document.lines.length === 0) return refuse({ code: 'no-line-left' })
  return isKept(document) ? null : refuse({ code: 'too-large' })
}

function laidOn(draft: Written, override: Override): Edited {
  if (!followable(draft.base)) return refuse({ code: 'recompute-first' })
  const document = layered(draft.base, withOverride(draft.layer, override))
  return unprintable(document) ?? accept({ type: 'lineOverridden', override, document })
}

// Drafts from before the rules were kept with them: their discounts could not follow a changed line.
const followable = ({ adjustments, rules }: DraftDocument) =>
  adjustments.length === 0 || rules !== undefined

const differs = (asked: string | null, is: string) =>
  asked === null || compare(asked, is) === 0 ? null : asked
