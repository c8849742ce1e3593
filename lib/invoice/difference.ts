import { canonicalJson } from './canonical'
import type { DraftDocument } from './draft'
import { factNames, type FactName, type Facts } from './facts'
import { keyOf, sumsOf, type Layer, type Override } from './layer'
import type { Line, Sums } from './line'
import { plainUnit } from './unit'

type Value = NonNullable<Facts[FactName]>['value']

/** What differs between two documents of one installation, other than its days and where a fact was read. */
export type Difference = {
  facts: { name: FactName; was: Value | null; is: Value | null }[]
  lines: LineChange[]
  /** What else was worked out differently. */
  other: Aspect[]
}
export type LineChange = {
  key: string
  text: Line['text']
  range: Line['range']
  /** As it was counted before, where it was there. */
  unitCode?: Line['unitCode']
  was: Sums | null
  is: Sums | null
}
export const aspects = [
  ...(['adjustments', 'terms', 'book', 'vat', 'exchange', 'parties', 'sale', 'notes'] as const),
] as const
export type Aspect = (typeof aspects)[number]

/** Compares a document with what would be worked out instead; null when it comes to the same. */
export function differenceOf(was: DraftDocument, is: DraftDocument): Difference | null {
  const difference = {
    facts: factsChanged(was.facts, is.facts),
    lines: linesChanged(was.lines, is.lines),
    other: aspects.filter(
      each => canonicalJson(aspect(was, each)) !== canonicalJson(aspect(is, each)),
    ),
  }
  return Object.values(difference).some(part => part.length > 0) ? difference : null
}

function factsChanged(was: Facts, is: Facts): Difference['facts'] {
  return factNames.flatMap(name => {
    const [before, after] = [was[name]?.value ?? null, is[name]?.value ?? null]
    return before === after ? [] : [{ name, was: before, is: after }]
  })
}

function linesChanged(was: readonly Line[], is: readonly Line[]): LineChange[] {
  const keys = new Set([...was, ...is].map(keyOf))
  return [...keys].flatMap(key => {
    const before = was.find(line => keyOf(line) === key)
    const after = is.find(line => keyOf(line) === key)
    const shown = after ?? before
    if (!shown || same(before, after)) return []
    const { text, range } = shown
    const { unitCode } = before ?? shown
    const printed = { key, text, range, ...(unitCode && { unitCode }) }
    return [{ ...printed, was: before ? sumsOf(before) : null, is: after ? sumsOf(after) : null }]
  })
}

const same = (a: Line | undefined, b: Line | undefined) =>
  a !== undefined && b !== undefined && canonicalJson(printed(a)) === canonicalJson(printed(b))
const printed = (line: Line) => ({
  ...{ text: line.text, range: line.range, unitCode: line.unitCode ?? plainUnit },
  ...sumsOf(line),
})

function aspect(document: DraftDocument, name: Aspect): unknown {
  switch (name) {
    case 'adjustments':
      return [document.adjustments.map(withoutWhy), document.rules ?? []]
    case 'terms':
      return won(document.terms)
    case 'book':
      return document.book
    case 'vat':
      return document.vat
    case 'exchange':
      return document.exchange ?? null
    case 'parties':
      return [document.sellerId, document.buyerId, document.customerId, document.parties ?? null]
    case 'sale':
      return [document.sale, document.currency, document.delivery ?? null, document.deliveredOn]
    case 'notes':
      return document.notes.filter(({ kind }) => kind !== 'included')
  }
}

// Terms that were considered and did not win change no draft.
const won = ({ code, version, level, party, digest }: DraftDocument['terms']) => [
  ...[code, version, level, party ?? null, digest ?? null],
]

const withoutWhy = ({ explanation: _, ...rest }: DraftDocument['adjustments'][number]) => rest

/** What can be done with an override whose line came out differently; a line that is gone cannot be followed. */
export const choices = ['keep', 'adopt', 'drop'] as const
export type Choice = (typeof choices)[number]
export type Conflict = { override: Override; change: LineChange; open: readonly Choice[] }

/** The overrides that lie on lines which changed: each asks what is to become of it. */
export function conflicts(layer: Layer, lines: readonly LineChange[]): Conflict[] {
  return layer.flatMap(override => {
    const change = lines.find(({ key }) => key === override.key)
    return change ? [{ override, change, open: openFor(override, change) }] : []
  })
}

// A line of its own that comes back is billed once: as it stood, or as it is worked out. What was set for days is not
// followed by what is counted otherwise.
function openFor({ kind }: Override, { was, is }: LineChange): readonly Choice[] {
  if (kind === 'added') return ['keep', 'drop']
  if (!is) return kind === 'dropped' ? ['drop'] : ['keep', 'drop']
  return kind === 'dropped' || was?.period?.days === is.period?.days ? choices : ['keep', 'drop']
}

/**
 * The layer over a new base, as chosen. `keep`: the line prints as it did. `adopt`: what the person set stays, the rest
 * follows the new line. `drop`: the override goes. Null while something is left to choose.
 */
export function rebased(
  layer: Layer,
  found: readonly Conflict[],
  chosen: ReadonlyMap<string, Choice>,
): Override[] | null {
  const open = found.some(({ override, open }) => {
    const choice = chosen.get(override.key)
    return choice === undefined || !open.includes(choice)
  })
  if (open) return null
  return layer.flatMap(override => {
    const conflict = found.find(each => each.override === override)
    if (!conflict) return [override]
    const choice = chosen.get(override.key)
    return choice === 'drop' ? [] : [moved(override, conflict.change, choice === 'keep')]
  })
}

/** The layer over a new base with every change kept that can be. */
export const keptIn = (layer: Layer, found: readonly Conflict[]): Layer =>
  rebased(
    layer,
    found,
    new Map(found.map(({ override, open }) => [override.key, open[0] ?? 'drop'])),
  ) ?? layer

function moved(override: Override, change: LineChange, keep: boolean): Override {
  const { is, was } = change
  if (override.kind === 'added') return is ? laidAgain(override, is) : override
  if (!is)
    return override.kind === 'changed' && was ? standingAlone(override, was, change) : override
  if (override.kind === 'dropped' || !keep) return { ...override, was: is }
  return {
    ...override,
    quantity: override.quantity ?? override.was.quantity,
    unitPrice: override.unitPrice ?? override.was.unitPrice,
    ...{ period: periodSet(override, change), was: is },
    ...(override.unitCode === undefined && change.unitCode && { unitCode: change.unitCode }),
  }
}

// Its line is back: what was set by hand lies over it again, and counts what it counted.
const laidAgain = (
  { text: _, ...set }: Extract<Override, { kind: 'added' }>,
  was: Sums,
): Override => ({ ...set, period: set.period ?? null, kind: 'changed', was })

// Its line is gone: what was set by hand stays on the draft as a line of its own.
function standingAlone(override: Changed, was: Sums, change: LineChange): Override {
  const { key, reason, by, at } = override
  const { quantity, unitPrice } = {
    quantity: override.quantity ?? was.quantity,
    unitPrice: override.unitPrice ?? was.unitPrice,
  }
  const period = periodSet(override, change)
  const { text, unitCode = override.unitCode } = change
  const counted = { ...(unitCode && { unitCode }), ...(period && { period }) }
  const shown = { text, quantity, unitPrice, ...counted }
  return { kind: 'added', key, reason, by, at, ...shown }
}

type Changed = Extract<Override, { kind: 'changed' }>

// What was set counts as its line did, unless it is kept from before that line.
const periodSet = ({ period }: Changed, { was }: LineChange) =>
  period === undefined ? (was?.period ?? null) : period
