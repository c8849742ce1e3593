import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Hold } from '@/lib/invoice/hold'
import { en } from '@/lib/i18n/messages'
import { explainDraft } from './draft'
import { describeDraft } from './draft-event'
import { sayHold, sayHoldNote } from './hold'

const setting = { locale: 'en', timeZone: 'UTC', messages: en } as const
const shared = createTranslator({ ...setting, namespace: 'refusals' })
const t = createTranslator({ ...setting, namespace: 'invoice' })
const since = '2026-11-24T13:02:00.000Z'
const technical: Hold = { kind: 'technical', reason: 'Which nodes?', since, by: 'Dora' }
const commercial: Hold = { kind: 'commercial', reason: 'Lost data', since, by: null }

test('a hold says its kind, since when, who put it on and why', () => {
  expect(sayHold(t, shared, technical, 'Europe/Paris')).toBe(
    'Technical hold since Tue 24 Nov 2026, 14:02 Paris, by Dora: Which nodes?',
  )
  expect(sayHold(t, shared, commercial, 'UTC')).toBe(
    'Commercial hold since Tue 24 Nov 2026, 13:02 UTC, by the console itself: Lost data.',
  )
})

test('where its kind is said already, why comes first', () => {
  expect(sayHoldNote(t, shared, technical, 'Europe/Paris')).toBe(
    'Which nodes? (Dora, Tue 24 Nov 2026, 14:02 Paris)',
  )
})

test('a refusal says each hold that stands in the way', () => {
  const refusal = { code: 'on-hold', holds: [commercial, technical] } as const
  expect(explainDraft(t, shared, refusal, 'UTC')).toBe(
    `The draft waits. ${refusal.holds.map(hold => sayHold(t, shared, hold, 'UTC')).join(' ')}`,
  )
})

test('the record says which kind was put on and lifted', () => {
  const say = (event: Parameters<typeof describeDraft>[1]) =>
    describeDraft(t, event, amount => amount)
  const cause = 'person' as const
  expect(say({ type: 'draftHeld', kind: 'technical', reason: 'Which nodes?', cause })).toBe(
    'put it on technical hold: Which nodes?',
  )
  expect(say({ type: 'draftHoldLifted', kind: 'commercial' })).toBe('lifted the commercial hold')
})
