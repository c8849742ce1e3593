import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages'
import { draftFor } from '@/lib/invoice/draft'
import { driftOf } from '@/lib/invoice/drift'
import { requestFor } from '@/lib/invoice/testing'
import { sayDrift } from './draft-event'

const t = createTranslator({ locale: 'en', messages: en, namespace: 'invoice' })
const french = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
const known = { source: 'entered', asOf: '2026-11-01' } as const
const nodes = (value: number) => ({
  ...french,
  facts: { ...french.facts, nodes: { ...known, value } },
})

test.each([
  [14, 18, 'Nodes was 14, now 18; approved with 2645.00 EUR, now 2895.00 EUR: +250.00 EUR'],
  [18, 14, 'Nodes was 18, now 14; approved with 2895.00 EUR, now 2645.00 EUR: -250.00 EUR'],
])('drafted with %i nodes, now %i', (was, is, sentence) => {
  const before = draftFor(nodes(was))
  if (before.kind !== 'drafted') throw new Error(JSON.stringify(before))
  const drift = driftOf(before.draft, draftFor(nodes(is)))
  const said = drift && sayDrift(t, drift, (amount, currency) => `${amount} ${currency}`)
  expect(said).toBe(sentence)
})
