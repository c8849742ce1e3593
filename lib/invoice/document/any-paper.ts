import fc from 'fast-check'
import { correctionOf } from '../correction'
import { known } from '../testing'
import { complete, type Complete } from './complete'
import { draftedFrom, requests, sales, type Sale } from './testing'

// Any draft and any correction, for what holds of each of them.

export const nodes = fc.integer({ min: 1, max: 400 })
/** A draft, what takes it back, or what takes it back and bills another size in the same document. */
export const kinds = ['draft', 'taken back', 'billed anew'] as const
type Kind = (typeof kinds)[number]

/** A draft of so many nodes, and as many environments. */
export function sized(sale: Sale, nodes: number): Complete {
  const input = requests[sale]
  const more = known({ deploymentType: 'self_hosted', nodes, environments: nodes })
  return draftedFrom({ ...input, facts: { ...input.facts, ...more } })
}

export function paperIn(sale: Sale, kind: Kind, before: number, after: number): Complete {
  const document = sized(sale, before)
  if (kind === 'draft') return document
  const instead = kind === 'billed anew' ? sized(sale, after) : null
  const correction = correctionOf(document, { number: 7, draftId: 'd' }, '2026-12-01', instead)
  const whole = correction && complete(correction)
  if (!whole) throw new Error('It fits.')
  return whole
}

const sale = fc.constantFrom(...sales)
export const drafts = fc.tuple(sale, nodes).map(([sale, nodes]) => sized(sale, nodes))
export const papers = fc
  .tuple(sale, fc.constantFrom(...kinds), nodes, nodes)
  .map(([sale, kind, before, after]) => paperIn(sale, kind, before, after))
