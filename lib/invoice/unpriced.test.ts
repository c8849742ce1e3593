import { describe, expect, test } from 'vitest'
import { price } from './price'
import { bookWith, known } from './testing'

const on = '2026-11-02'
const facts = known({
  deploymentType: 'self_hosted',
  infrastructure: 'vm',
  nodes: 12,
  environments: 3,
})

describe('nothing is assumed', () => {
  const base = { kind: 'flat', code: 'base', price: '400.00' }
  const bare = known({ deploymentType: 'self_hosted' })

  test('a condition on an unknown fact blocks', () => {
    const book = bookWith(base, { kind: 'waiver', code: 'w', when: { maintenanceCovered: true } })
    expect(price({ known: bare, book, terms: null, sale: 'direct', on })).toEqual({
      ok: false,
      why: { code: 'fact_missing', fact: 'maintenanceCovered', rule: 'w' },
    })
  })

  test('unless a known fact already rules it out', () => {
    const when = { deploymentType: 'sovereign', maintenanceCovered: true }
    const book = bookWith(base, { kind: 'waiver', code: 'w', when })
    expect(price({ known: bare, book, terms: null, sale: 'direct', on }).ok).toBe(true)
  })

  test('two matching rules of one code block, so nothing is billed twice', () => {
    const book = bookWith(base, base)
    expect(price({ known: bare, book, terms: null, sale: 'direct', on })).toEqual({
      ok: false,
      why: { code: 'two_rules', rule: 'base' },
    })
  })

  const ends = (...upTo: (number | null)[]) => upTo.map(each => ({ upTo: each, price: '10' }))
  test.each([
    ['overlapping tiers', ends(10, 10, null)],
    ['tiers that go back', ends(10, 5, null)],
    ['tiers that end before the last node', ends(3, 10)],
    ['tiers after the end', ends(null, 20, null)],
  ])('%s block, whatever they would give', (_say, tiers) => {
    for (const mode of ['graduated', 'volume']) {
      const nodes = { kind: 'tiered', code: 'nodes', mode, quantityFrom: 'nodes', tiers }
      const why = { code: 'bad_tiers', rule: 'nodes' }
      const asked = { book: bookWith(base, nodes), terms: null, sale: 'direct', on } as const
      expect(price({ known: facts, ...asked })).toEqual({ ok: false, why })
      const other = { ...nodes, when: { infrastructure: 'air_gapped' } }
      expect(price({ known: facts, ...asked, book: bookWith(base, other) }).ok).toBe(true)
    }
  })

  test('no rule to bill by is not a draft of zero', () => {
    const book = bookWith({ ...base, when: { infrastructure: 'air_gapped' } })
    expect(price({ known: facts, book, terms: null, sale: 'direct', on })).toEqual({
      ok: false,
      why: { code: 'no_rule' },
    })
  })
})
