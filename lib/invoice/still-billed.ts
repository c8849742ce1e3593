import { compare, negate, sum } from '@/lib/money'
import type { DraftDocument } from './draft'
import { stated } from './exchange'
import { followed, isTakenBack, type Adjustment, type Line } from './line'
import { total } from './totals'

/**
 * What is still billed of a draft that was handed over, with the corrections that were handed over since, oldest first:
 * one document, without the lines and discounts that were taken back whole. May come out without a line.
 */
export function stillBilled(
  original: DraftDocument,
  corrections: readonly DraftDocument[],
): DraftDocument {
  const last = corrections.at(-1)
  if (!last) return original
  const all = [original, ...corrections]
  const { corrects: _, ...kept } = last
  const { currency, vat, exchange } = kept
  const lines = linesLeft(all.flatMap(each => each.lines))
  const adjustments = adjustmentsLeft(all.flatMap(each => each.adjustments))
  const taxed = lines.map(({ amount }) => ({ amount, vat }))
  const prepaid = sum(
    all.map(({ totals }) => totals.prepaid),
    currency,
  )
  const totals = total({ currency, lines: taxed, adjustments, prepaid })
  const notes = original.notes.map(note => followed(note, totals.net, currency))
  return { ...kept, lines, adjustments, notes, totals, ...stated(currency, totals, exchange) }
}

/** The lines of one document after another, without those that a later one takes back whole. */
export const linesLeft = (lines: readonly Line[], before: readonly Line[] = []): Line[] =>
  lines.reduce<Line[]>((left, line) => without(left, line, isTakenBack(line) && takes), [...before])

const adjustmentsLeft = (adjustments: readonly Adjustment[]): Adjustment[] =>
  adjustments.reduce<Adjustment[]>((left, each) => without(left, each, turns), [])

/** What was there without what the next one undoes; or with the next one, where it undoes nothing. */
function without<Part>(
  left: Part[],
  next: Part,
  undoes: ((next: Part, part: Part) => boolean) | false,
): Part[] {
  const undone = undoes ? left.findIndex(part => undoes(next, part)) : -1
  return undone < 0 ? [...left, next] : left.toSpliced(undone, 1)
}

const takes = (back: Line, line: Line) =>
  back.rule === line.rule &&
  back.range?.from === line.range?.from &&
  back.period?.from === line.period?.from &&
  compare(back.unitPrice, line.unitPrice) === 0 &&
  compare(back.quantity, negate(line.quantity)) === 0 &&
  compare(back.amount, negate(line.amount)) === 0

const turns = (back: Adjustment, adjustment: Adjustment) =>
  back.rule === adjustment.rule &&
  back.type !== adjustment.type &&
  compare(back.amount, adjustment.amount) === 0
