import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { priceBook } from '@/db/aggregates/price-book'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { refusedAlike } from '@/db/testing/refused-alike'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import { defaultBooks } from '@/lib/invoice/default-books'
import type { PriceBook } from '@/lib/invoice/price-book'
import { perform } from '@/lib/perform'
import type { BookCommand } from '@/lib/price-books/commands'
import type { BookEvent } from '@/lib/price-books/events'

const before = new Date('2026-01-02T08:00:00Z')
const [euros] = defaultBooks
const waiting = crypto.randomUUID()
const rival = crypto.randomUUID()
let here: Gathered
let published = ''

beforeAll(async () => {
  here = await gathered()
  await seedBooks(before)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from price_books where code = 'SELFHOST-2026'`,
  )
  published = rows[0]?.id ?? ''
  if (!euros) throw new Error('There is no default book.')
  await begun(waiting, { ...euros, validFrom: '2999-01-01' })
  await begun(rival, { ...euros, code: 'RIVAL' })
})

async function begun(subject: string, book: PriceBook) {
  const asked = { actor: sunna(), subject, channel: 'seed', now: before } as const
  const command = { type: 'importBook', book } as const
  expect(await perform(priceBook, { ...asked, command })).toMatchObject({ ok: true })
}

const sunna = () => here.who('Sunna')
const sacha = () => here.who('Sacha')
const dora = () => here.who('Dora')
const reason = 'New prices.'
const validity = { validFrom: '2999-01-01', validTo: null }

type Case = {
  code: string
  guard: string
  by: () => Acting
  of: () => string
  command: BookCommand
  event: BookEvent
  before?: () => SQL
}
const edit = {
  command: { type: 'editBook', ...validity, validTo: '2999-12-31', seen: 1 },
  event: { type: 'bookEdited', from: validity, to: { ...validity, validTo: '2999-12-31' } },
} as const
const publish = {
  command: { type: 'publishBook', seen: 1 },
  event: { type: 'bookPublished', sha256: 'x' },
} as const
const discard = {
  command: { type: 'discardVersion', reason },
  event: { type: 'versionDiscarded', reason },
} as const
const retireOn = (on: string) => ({
  command: { type: 'retireBook' as const, on, reason },
  event: { type: 'bookRetired' as const, on, was: null, reason },
})
const onSales = { code: 'wrong-role', guard: 'books_are_written_by_sales', by: dora }
const stays = { code: 'wrong-state', guard: 'published_books_stay', by: sacha }

const cases: Case[] = [
  { ...edit, ...onSales, of: () => waiting },
  { ...publish, ...onSales, of: () => waiting },
  { ...discard, ...onSales, of: () => waiting },
  { ...retireOn('2999-12-31'), ...onSales, of: () => published },
  { ...edit, ...stays, of: () => published },
  { ...discard, ...stays, of: () => published },
  { ...retireOn('2999-12-31'), ...stays, of: () => waiting },
  {
    ...{ ...publish, code: 'edited-by-you', guard: 'publisher_had_no_hand_in_it' },
    ...{ by: sunna, of: () => waiting },
  },
  { ...publish, code: 'overlaps', guard: 'one_book_a_day', by: sacha, of: () => rival },
  {
    ...{ ...retireOn('2999-12-31'), code: 'not-valid-then', guard: 'books_end_within_their_days' },
    ...{ by: sacha, of: () => published },
    before: () => sql`update price_books set valid_to = '2999-06-30' where id = ${published}`,
  },
]

test.each(cases)('$guard: $code to $command.type', async ({ code, guard, by, of, ...tried }) => {
  await withUndo(['price_books'], async () => {
    if (tried.before) await unguarded.execute(tried.before())
    const asked = { actor: by(), subject: of(), command: tried.command, channel: 'api' } as const
    const refusal = await refusedAlike(priceBook, asked, [guard, tried.event])
    expect(refusal.code).toBe(code)
  })
})

test.each([
  [dora, { code: 'wrong-role', needs: ['sales'] }],
  [sunna, { code: 'not-accounting', contact: 'Sacha' }],
] as const)('a rate that accounting did not enter: %#', async (by, refusal) => {
  const rate = { from: 'USD', to: 'EUR', on: '2026-01-01', rate: '0.9', source: 'A bank' } as const
  const command = { type: 'recordRate', ...rate } as const
  const asked = { actor: by(), subject: crypto.randomUUID(), command, channel: 'api' } as const
  const event = { type: 'rateRecorded', ...rate } as const
  expect(
    await refusedAlike(exchangeRate, asked, ['rates_are_entered_by_accounting', event]),
  ).toEqual(refusal)
})
