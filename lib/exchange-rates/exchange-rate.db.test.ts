import { beforeAll, expect, test } from 'vitest'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { db } from '@/db/client'
import { loadRates } from '@/db/load/rates'
import { listRates } from '@/db/queries/exchange-rates'
import { seedAccounting } from '@/db/seeds/accounting'
import { gathered, type Gathered } from '@/db/testing/cast'
import { rateOn, vatIn } from '@/lib/invoice/exchange'
import { perform } from '@/lib/perform'
import type { Viewer } from '@/lib/release/people'
import type { RateCommand } from './commands'

const viewer = {} as Viewer
const now = new Date('2026-11-30T08:00:00Z')
const record = {
  type: 'recordRate',
  from: 'USD',
  to: 'EUR',
  on: '2026-11-27',
  rate: '0.86250000',
  source: 'A bank',
} as const
const correct = {
  type: 'correctRate',
  rate: '0.8626',
  source: 'A bank',
  reason: 'A digit.',
} as const
let here: Gathered

beforeAll(async () => {
  here = await gathered()
  await seedAccounting(new Date('2026-01-02T08:00:00Z'))
})

const act = (who: string, subject: string, command: RateCommand) =>
  perform(exchangeRate, { actor: here.who(who), subject, command, channel: 'api', now })

test('a rate is recorded once a day, corrected, and all that was written of it stays', async () => {
  const id = crypto.randomUUID()
  expect(await act('Sacha', id, correct)).toBeNull()
  expect(await act('Sacha', id, record)).toMatchObject({ ok: true, role: 'sales' })
  expect(await act('Sacha', crypto.randomUUID(), record)).toMatchObject({
    refusal: { code: 'rate-known', rate: '0.8625' },
  })
  expect(await act('Sacha', id, correct)).toMatchObject({ ok: true })
  expect(await act('Dora', id, correct)).toMatchObject({ refusal: { code: 'wrong-role' } })
  for (const [subject, command] of [
    [id, correct],
    [crypto.randomUUID(), record],
  ] as const)
    expect(await act('Sunna', subject, command)).toMatchObject({
      refusal: { code: 'not-accounting', contact: 'Sacha' },
    })

  const [row] = await listRates(viewer, null)
  expect(row).toMatchObject({
    ...{ id, from: 'USD', to: 'EUR', on: '2026-11-27' },
    entries: [
      { rate: '0.8626', by: 'Sacha', reason: 'A digit.' },
      { rate: '0.8625', by: 'Sacha', reason: null },
    ],
  })
  expect(await listRates(viewer, `2026-11-27 ${id}`)).toEqual([])
})

test('the VAT of a draft is stated by the rate that stands', async () => {
  const found = rateOn(await loadRates(db), {
    from: 'USD',
    to: 'EUR',
    on: '2026-11-30',
  })
  if (!found.ok) throw new Error(found.why.code)
  const stated = vatIn('EUR', { currency: 'USD', vatTotal: '529.00' }, found.rate)
  expect(stated).toEqual({ currency: 'EUR', amount: '456.32' })
})

test('two forms that record the same day at once make one rate', async () => {
  const day = { ...record, on: '2026-11-26' }
  const answers = await Promise.all(
    ['Sacha', 'Sacha'].map(who => act(who, crypto.randomUUID(), day)),
  )
  expect(answers.map(answer => answer?.ok).toSorted()).toEqual([false, true])
})
