import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftFor, type DraftDocument } from './draft'
import { factNames, type Facts } from './facts'
import { layered, type Override } from './layer'
import { projectionFor, type Reading } from './projection'
import { requestFor, termsFor } from './testing'
import { sales, type Sale } from './terms'

const partner: Reading = { kind: 'partner', id: 'partner-1' }
const customer: Reading = { kind: 'customer', id: 'customer-1' }

function documentOf(sale: Sale, nodes = 14, secret = 'sentinel'): DraftDocument {
  const asked = requestFor({ seller: 'FR', buyer: 'FR', sale })
  const drafting = draftFor({
    ...asked,
    facts: { ...asked.facts, nodes: { value: nodes, source: 'entered', asOf: '2026-11-01' } },
    customer: { ...asked.customer, name: `Customer ${secret}`, country: 'FR' },
    partner: asked.partner && { ...asked.partner, name: `Partner ${secret}` },
    terms: [{ ...termsFor('FR'), commissionPercent: sale === 'referral' ? '7.5' : null }],
  })
  if (drafting.kind !== 'drafted') throw new Error(`${sale} drafts: ${JSON.stringify(drafting)}`)
  return drafting.draft
}

test('a resale is read by the partner that buys, a sale by the customer that does, and by nobody else', () => {
  const read = (sale: Sale, who: Reading) => projectionFor(documentOf(sale), who) !== null
  const seen = sales.map(sale => [sale, read(sale, partner), read(sale, customer)])
  expect(Object.fromEntries(seen.map(([sale, ...by]) => [sale, by]))).toEqual({
    direct: [false, true],
    resale: [true, false],
    referral: [false, true],
  })
  for (const sale of sales)
    for (const kind of ['partner', 'customer'] as const) {
      expect(read(sale, { kind, id: 'another' })).toBe(false)
      expect(read(sale, { kind, id: '' })).toBe(false)
    }
  // Not even by its own id as the other kind of reader.
  expect(read('resale', { kind: 'customer', id: 'partner-1' })).toBe(false)
  expect(read('direct', { kind: 'partner', id: 'customer-1' })).toBe(false)
})

test('a partner reads list prices, its margin and what they come to', () => {
  const read = projectionFor(documentOf('resale'), partner)
  expect(read?.lines.map(({ amount }) => amount)).toEqual(['1800.00', '595.00', '250.00'])
  expect(read?.adjustments).toMatchObject([{ type: 'allowance', percent: '20', amount: '529.00' }])
  expect(read?.totals.net).toBe('2116.00')
  expect(read?.buyer?.name).toBe('Partner sentinel')
})

test('a line says what its quantity counts, and of how many days its price is', () => {
  const plain = documentOf('resale')
  const [first, ...rest] = plain.lines
  if (!first) throw new Error('It has lines.')
  const period = { from: '2026-12-16', to: '2026-12-31', days: 31 }
  const lines = [{ ...first, unitCode: 'DAY' as const, quantity: '16', period }, ...rest]
  const old = rest.map(({ unitCode: _, ...line }) => line)
  const said = (of: DraftDocument['lines']) =>
    projectionFor({ ...plain, lines: of }, partner)?.lines.map(line => [line.unitCode, line.period])
  expect(said(lines)).toEqual([['DAY', period], ...rest.map(() => ['C62', null])])
  expect(said(old)).toEqual(rest.map(() => ['C62', null]))
})

test('nothing of the other side is in what a buyer reads, whoever that is', () => {
  const secret = fc.stringMatching(/^[a-z]{12}$/)
  fc.assert(
    fc.property(
      fc.constantFrom(...sales),
      fc.integer({ min: 1, max: 5000 }),
      secret,
      (sale, nodes, word) => {
        const document = documentOf(sale, nodes, word)
        const who = sale === 'resale' ? partner : customer
        const said = JSON.stringify(projectionFor(document, who))
        expect(said).toContain(sale === 'resale' ? `Partner ${word}` : `Customer ${word}`)
        expect(said).not.toContain(sale === 'resale' ? `Customer ${word}` : `Partner ${word}`)
        expect(said).not.toContain(sale === 'resale' ? 'customer-1' : 'partner-1')
        expect(said).not.toMatch(/commission|explanation|facts|passedOver|override|clause/)
      },
    ),
    { numRuns: 60 },
  )
})

test('what is promised for a referral, who changed a line and what is known stay inside', () => {
  const plain = documentOf('referral')
  const commission = plain.notes.find(({ kind }) => kind === 'referral_commission')
  expect(commission).toBeDefined()
  const facts = Object.fromEntries(
    factNames.map(name => [name, { value: `fact ${name}`, source: 'entered', asOf: '2026-11-01' }]),
  ) as unknown as Facts
  const override: Override = {
    kind: 'changed',
    key: 'nodes@4',
    ...{ quantity: '3', unitPrice: null, reason: 'a favour to a friend', by: 'sunna' },
    at: '2026-11-03T10:00:00.000Z',
    was: { quantity: '7', unitPrice: '85.00', amount: '595.00' },
  }
  const said = JSON.stringify(projectionFor({ ...layered(plain, [override]), facts }, customer))
  expect(said).toContain('255.00')
  for (const hidden of ['fact ', 'favour', 'sunna', '595.00', '7.5'])
    expect(said).not.toContain(hidden)
  if (commission?.kind === 'referral_commission')
    expect(said).not.toContain(`"${commission.amount}"`)
})
