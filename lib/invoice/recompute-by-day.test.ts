import { describe, expect, test } from 'vitest'
import { sum } from '@/lib/money'
import type { Actor } from '@/lib/release/people'
import { decide, type Draft } from './decide'
import { draftFor, type Drafting } from './draft'
import { evolve } from './evolve'
import { layered, type Override } from './layer'
import { rule } from './price-book'
import { digestOf } from './recompute'
import { bookOf, openedDraft, requestFor } from './testing'

const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const text = { en: 'Support', fr: 'Assistance', is: 'Þjónusta' }

describe('a change of what is billed by the day', () => {
  const year = { kind: 'flat', code: 'support', price: '3650.00', seq: 0, text }
  const next = (of: object) => {
    const input = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
    const rules = [rule.parse({ ...year, ...of })]
    const books = [bookOf({ code: 'B', currency: 'EUR', rules })]
    return draftFor({ ...input, deliveredOn: '2026-12-02', books })
  }
  const first = next({ prorated: 'year' })
  const gone = next({ code: 'other' })
  const days = { from: '2026-12-02', to: '2026-12-31', days: 365 }
  const draftWith = (layer: Override[], of: Drafting): Draft => {
    if (first.kind !== 'drafted') throw new Error('This drafts.')
    return { ...openedDraft('draft'), base: first.draft, layer, next: of }
  }
  const twenty: Override = {
    ...{ kind: 'changed', key: 'support', quantity: '20', unitPrice: null },
    ...{ reason: 'Agreed', by: 'p2', at: '2026-12-04T10:00:00Z' },
    was: { quantity: '30', unitPrice: '3650.00', amount: '300.00', period: days },
  }
  const after = (from: Draft, of: Drafting, choice: string) => {
    const digest = of.kind === 'drafted' ? digestOf(of.draft) : ''
    const choices = [`support=${choice}`]
    const command = { digest, choices, seen: from.revision }
    const decision = decide({ ...from, next: of }, { type: 'recomputeDraft', ...command }, sales)
    return decision.ok ? decision.events.reduce(evolve, from) : decision.refusal.code
  }
  const prints = (draft: Draft | string) =>
    typeof draft === 'string' ? draft : draft.base && layered(draft.base, draft.layer).totals.net

  test.each(['month', 'quarter', undefined])('kept, it prints as it did: now for %s', prorated => {
    const now = next({ prorated, price: '4000.00' })
    const start = draftWith([twenty], now)
    // 20 × 3650 ÷ 365
    expect(prints(after(start, now, 'keep'))).toBe('200.00')
    expect(after(start, now, 'adopt')).toBe('not-chosen')
  })

  test('followed, where it is counted as before', () => {
    const now = next({ prorated: 'year', price: '4000.00' })
    // 20 × 4000 ÷ 365 = 219.178…
    expect(prints(after(draftWith([twenty], now), now, 'adopt'))).toBe('219.18')
  })

  test('kept while its line is gone, and kept when it is back without days', () => {
    const alone = after(draftWith([twenty], gone), gone, 'keep')
    if (typeof alone === 'string') throw new Error(alone)
    const net = (amount: string) => sum([amount, '3650.00'], 'EUR')
    expect(prints(alone)).toBe(net('200.00'))
    expect(prints(after(alone, next({}), 'keep'))).toBe('200.00')
  })

  test('kept, also where it was set before it said what it counts', () => {
    const was = { quantity: '30', unitPrice: '3650.00', amount: '300.00' }
    const now = next({ prorated: 'month', price: '4000.00' })
    expect(prints(after(draftWith([{ ...twenty, was }], now), now, 'keep'))).toBe('200.00')
  })

  test('kept with the unit it had', () => {
    const now = next({ prorated: 'month' })
    const hours = next({ unitCode: 'HUR' })
    if (hours.kind !== 'drafted') throw new Error('This drafts.')
    const was = { quantity: '1', unitPrice: '3650.00', amount: '3650.00' }
    const start = { ...draftWith([{ ...twenty, was }], now), base: hours.draft }
    const kept = after(start, now, 'keep')
    if (typeof kept === 'string' || !kept.base) throw new Error('It is kept.')
    expect(layered(kept.base, kept.layer).lines[0]).toMatchObject({
      ...{ quantity: '20', unitCode: 'HUR', amount: '73000.00' },
    })
  })
})
