import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { priceBook } from '@/db/aggregates/price-book'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { unguarded } from '@/db/testing/unguarded'
import { defaultBooks } from '@/lib/invoice/default-books'
import type { PriceBook } from '@/lib/invoice/price-book'
import { perform } from '@/lib/perform'

const seed = { kind: 'machine', name: 'seed' } as const
const written = '11111111-1111-4111-8111-111111111111'
const rate = '22222222-2222-4222-8222-222222222222'
const [euros] = defaultBooks
const before = new Date('2026-01-02T08:00:00Z')
let here: Gathered
let published = ''
const waiting = crypto.randomUUID()
const rival = crypto.randomUUID()

beforeAll(async () => {
  here = await gathered()
  await seedBooks(before)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from price_books where code = 'SELFHOST-2026'`,
  )
  published = rows[0]?.id ?? ''
  if (!euros) throw new Error('There is no default book.')
  const begin = async (subject: string, book: PriceBook) => {
    const asked = { actor: sunna(), subject, channel: 'seed', now: before } as const
    const command = { type: 'importBook', book } as const
    expect(await perform(priceBook, { ...asked, command })).toMatchObject({ ok: true })
  }
  await begin(waiting, { ...euros, validFrom: '2999-01-01' })
  await begin(rival, { ...euros, code: 'RIVAL' })
})

const sunna = () => here.who('Sunna')
const sacha = () => here.who('Sacha')
const says = (actor: Acting, id = written, type = 'bookEdited') =>
  recorded(actor, { of: 'price_book', id, type })

type Draft = { version?: number; by?: string | null }

/** A draft of a version, written by Sunna in the same transaction unless another is named. */
const draft = ({ version = 3, by }: Draft = {}) => sql`
  insert into price_books (id, code, currency, version, state, valid_from, rules, added_by, added_at)
  select ${written}, code, currency, ${version}, 'draft', '2999-01-01', rules, ${by === undefined ? sunna().id : by}::uuid, now()
  from price_books where id = ${published}`
const publish = (by: string | null, id = written) => sql`
  update price_books set state = 'published', sha256 = 'x', published_by = ${by}::uuid, published_at = now() where id = ${id}`
const retire = (on: string, by: string | null = sacha().id) => sql`
  update price_books set state = 'retired', valid_to = ${on}, retired_by = ${by}::uuid, retired_at = now(), retire_reason = 'x'
  where id = ${published}`
const set = (change: string, id = published) =>
  sql`update price_books set ${sql.raw(change)} where id = ${id}`

const entry = (
  by: string | null,
  more: { entry?: number; day?: string; id?: string; reason?: string | null } = {},
) => sql`
  insert into exchange_rates (id, entry, from_currency, to_currency, on_day, rate, source, reason, entered_by, entered_at)
  values (${more.id ?? rate}::uuid, ${more.entry ?? 1}::int, 'USD', 'EUR', ${more.day ?? '2026-11-02'}, 0.9, 'x', ${more.reason ?? null}, ${by}::uuid, now())`
const saysRate = (actor: Acting, id = rate) =>
  recorded(actor, { of: 'exchange_rate', id, type: 'rateRecorded' })

type Case = [string, string, () => [Acting, ...SQL[]]]

const cases: Case[] = [
  ['sales writes a draft', 'done', () => [sunna(), says(sunna()), draft()]],
  [
    'a machine writes a book',
    'books_are_written_by_sales: wrong-role',
    () => [seed, says(seed), draft({ by: null })],
  ],
  [
    'devops writes a book',
    'books_are_written_by_sales: wrong-role',
    () => [here.who('Dora'), says(here.who('Dora')), draft({ by: here.who('Dora').id })],
  ],
  ['a draft is written without an event', 'price_books_are_recorded', () => [sunna(), draft()]],
  [
    'a draft is written in the name of another',
    'price_books_are_by_who_acts',
    () => [sunna(), says(sunna()), draft({ by: sacha().id })],
  ],
  [
    'a version is written twice',
    '23505 price_books_code_version_unique',
    () => [sunna(), says(sunna()), draft({ version: 1 })],
  ],
  [
    'a version begins as published',
    'books_begin_as_drafts',
    () => [
      sunna(),
      says(sunna()),
      sql`insert into price_books (id, code, currency, version, state, valid_from, rules, sha256, added_by, added_at, published_by, published_at)
        select ${written}, code, currency, 3, 'published', valid_from, rules, 'x', ${sunna().id}, now(), ${sacha().id}, now() from price_books where id = ${published}`,
    ],
  ],
  [
    'a draft is edited',
    'done',
    () => [sunna(), says(sunna()), draft(), set(`rules = '[]', valid_to = '2999-12-31'`, written)],
  ],
  [
    'a draft becomes another book',
    '42501',
    () => [sunna(), says(sunna()), draft(), set(`code = 'OTHER'`, written)],
  ],
  [
    'a draft is retired',
    'published_books_stay: wrong-state',
    () => [
      sunna(),
      says(sunna()),
      draft(),
      set(`state = 'retired', sha256 = 'x', valid_to = '2999-12-31'`, written),
    ],
  ],
  [
    'a draft is discarded',
    'done',
    () => [sunna(), says(sunna()), draft(), sql`delete from price_books where id = ${written}`],
  ],
  [
    'whoever wrote a draft publishes it',
    'publisher_had_no_hand_in_it: edited-by-you',
    () => [sunna(), says(sunna()), draft(), publish(sunna().id)],
  ],
  [
    'somebody else publishes a draft',
    'done',
    () => [sacha(), says(sacha(), waiting, 'bookPublished'), publish(sacha().id, waiting)],
  ],
  [
    'what is published is not what was written',
    'books_are_published_as_written',
    () => [
      sacha(),
      says(sacha(), waiting, 'bookPublished'),
      set(
        `state = 'published', sha256 = 'x', published_by = '${sacha().id}', published_at = now(), rules = '[]'`,
        waiting,
      ),
    ],
  ],
  [
    'a draft names who is to publish it',
    'books_are_published_once',
    () => [sacha(), says(sacha(), waiting), set(`published_by = '${sacha().id}'`, waiting)],
  ],
  [
    'a second book of a currency is published for the same days',
    'one_book_a_day: overlaps',
    () => [sacha(), says(sacha(), rival, 'bookPublished'), publish(sacha().id, rival)],
  ],
  [
    'a draft is published in the name of another',
    'publisher_is_who_acts',
    () => [sunna(), says(sunna()), draft(), publish(sacha().id)],
  ],
  [
    'a published version is edited',
    'published_books_stay: wrong-state',
    () => [sacha(), says(sacha(), published), set(`rules = '[]'`)],
  ],
  [
    'its first day is moved',
    'published_books_stay: wrong-state',
    () => [sacha(), says(sacha(), published), set(`valid_from = '2027-01-01'`)],
  ],
  [
    'it becomes a draft again',
    'published_books_stay: wrong-state',
    () => [sacha(), says(sacha(), published), set(`state = 'draft', sha256 = null`)],
  ],
  [
    'it is deleted',
    'published_books_stay: wrong-state',
    () => [sacha(), says(sacha(), published), sql`delete from price_books where id = ${published}`],
  ],
  [
    'its digest is changed',
    'published_books_stay: wrong-state',
    () => [sacha(), says(sacha(), published), set(`sha256 = 'y'`)],
  ],
  ['it is retired', 'done', () => [sacha(), says(sacha(), published), retire('2026-12-31')]],
  [
    'it is retired by nobody',
    'books_are_retired_by_who_acts',
    () => [sacha(), says(sacha(), published), retire('2026-12-31', null)],
  ],
  [
    'it is retired before it begins',
    'books_end_within_their_days: not-valid-then',
    () => [sacha(), says(sacha(), published), retire('2025-12-31')],
  ],
  [
    'it is retired without an event',
    'price_books_are_recorded',
    () => [sacha(), retire('2026-12-31')],
  ],
  [
    'what is retired is retired again',
    'published_books_stay: wrong-state',
    () => [sacha(), says(sacha(), published), retire('2026-12-31'), retire('2026-12-30')],
  ],
  ['a rate is entered', 'done', () => [sacha(), saysRate(sacha()), entry(sacha().id)]],
  [
    'a rate is entered without an event',
    'exchange_rates_are_recorded',
    () => [sacha(), entry(sacha().id)],
  ],
  [
    'a machine enters a rate',
    'rates_are_entered_by_accounting: wrong-role',
    () => [seed, saysRate(seed), entry(null)],
  ],
  [
    'another of sales enters a rate',
    'rates_are_entered_by_accounting: not-accounting',
    () => [sunna(), saysRate(sunna()), entry(sunna().id)],
  ],
  [
    'a rate is entered in the name of another',
    'exchange_rates_are_by_who_acts',
    () => [sacha(), saysRate(sacha()), entry(sunna().id)],
  ],
  [
    'a rate is corrected',
    'done',
    () => [
      sacha(),
      saysRate(sacha()),
      entry(sacha().id),
      entry(sacha().id, { entry: 2, reason: 'x' }),
    ],
  ],
  [
    'a correction is of another day',
    'rates_are_corrected_in_order',
    () => [
      sacha(),
      saysRate(sacha()),
      entry(sacha().id),
      entry(sacha().id, { entry: 2, day: '2026-11-03', reason: 'x' }),
    ],
  ],
  [
    'a correction gives no reason',
    '23514 corrections_say_why',
    () => [sacha(), saysRate(sacha()), entry(sacha().id), entry(sacha().id, { entry: 2 })],
  ],
  [
    'a pair has two rates on a day',
    '23505 one_rate_a_day',
    () => [
      sacha(),
      saysRate(sacha()),
      entry(sacha().id),
      saysRate(sacha(), written),
      entry(sacha().id, { id: written }),
    ],
  ],
  [
    'a rate is edited',
    '42501',
    () => [sacha(), saysRate(sacha()), entry(sacha().id), sql`update exchange_rates set rate = 1`],
  ],
  [
    'a rate is deleted',
    '42501',
    () => [sacha(), saysRate(sacha()), entry(sacha().id), sql`delete from exchange_rates`],
  ],
]

test.each(cases)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})

test('where nobody acts, no book changes', async () => {
  expect(await attempt(null, set(`rules = '[]'`))).toBe('book_keeps_its_course')
})

test('a book keeps its name for the owner too', async () => {
  const renamed = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(sql`select begin_request('person', ${sacha().sessionId}::uuid)`)
    await tx.execute(set(`code = 'OTHER'`, waiting))
  })
  await expect(renamed).rejects.toMatchObject({ cause: { constraint: 'books_keep_their_name' } })
})
