import { sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { priceBook } from '@/db/aggregates/price-book'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { loadBooks } from '@/db/load/books'
import { getBook } from '@/db/queries/price-book'
import { getRehearsal } from '@/db/queries/rehearsal'
import { publishBook, seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { defaultBooks } from '@/lib/invoice/default-books'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'
import type { Viewer } from '@/lib/release/people'
import type { BookCommand } from './commands'
import type { BookEvent } from './events'
import { digestOf } from './version'

const [euros] = defaultBooks
if (!euros) throw new Error('There is no default book.')
const viewer = {} as Viewer
const now = new Date('2026-01-02T08:00:00Z')
let here: Gathered

beforeAll(async () => {
  here = await gathered()
  await seedBooks(now)
}, 60_000)

const act = (who: string | Acting, subject: string, command: BookCommand, at = now) => {
  const actor = typeof who === 'string' ? here.who(who) : who
  return perform(priceBook, { actor, subject, command, channel: 'api', now: at })
}
const next = { type: 'startVersion', code: euros.code, currency: 'EUR', party: null } as const
const versionsOf = async (code: string) =>
  (await loadBooks(db)).filter(book => book.code === code).map(({ version }) => version)

test('a version goes from its first rule to its end, each step on the record', async () => {
  const id = crypto.randomUUID()
  const start = { ...next, validFrom: '2027-01-01' }
  expect(await act('Sunna', id, start)).toMatchObject({ ok: true, role: 'sales' })
  expect(await act('Sacha', crypto.randomUUID(), start)).toMatchObject({
    refusal: { code: 'draft-exists', version: 2 },
  })
  expect(await versionsOf(euros.code)).toEqual([1])

  const [rule] = euros.rules
  if (rule?.kind !== 'flat') throw new Error('The first rule is no flat price.')
  const dearer = { ...rule, price: '1300.00' }
  const save = { type: 'saveRule', at: 0, rule: dearer, seen: 1 } as const
  expect(await act('Sunna', id, save)).toMatchObject({ ok: true })
  expect(await act('Sunna', id, save)).toMatchObject({ refusal: { code: 'changed-since' } })
  expect(await act('Sunna', id, { type: 'removeRule', at: 8, seen: 2 })).toMatchObject({ ok: true })
  const days = { validFrom: '2027-02-01', validTo: '2027-12-31', seen: 3 }
  expect(await act('Sunna', id, { type: 'editBook', ...days })).toMatchObject({ ok: true })
  expect(await act('Sunna', id, { type: 'publishBook', seen: 4 })).toMatchObject({
    refusal: { code: 'edited-by-you' },
  })
  expect(await act('Sacha', id, { type: 'publishBook', seen: 4 })).toMatchObject({ ok: true })

  const view = await getBook(viewer, id, now)
  const expected = { ...euros, version: 2, validFrom: '2027-02-01', validTo: '2027-12-31' }
  const rules = [dearer, ...euros.rules.slice(1, 8)]
  expect(view).toMatchObject({
    state: 'published',
    book: { ...expected, rules },
    publishedBy: 'Sacha',
  })
  expect(view?.sha256).toBe(view && digestOf(view.book))
  expect(view?.before?.version).toBe(1)
  expect(view?.record.map(({ event }) => event.type)).toEqual([
    ...['bookPublished', 'bookEdited', 'ruleRemoved', 'ruleChanged', 'versionStarted'],
  ])
  expect(await versionsOf(euros.code)).toEqual([1, 2])

  const retire = { type: 'retireBook', on: '2027-06-30', reason: 'New prices.' } as const
  expect(await act('Sunna', id, retire)).toMatchObject({ ok: true })
  expect(await getBook(viewer, id, now)).toMatchObject({ state: 'retired', endsOn: '2027-06-30' })
  expect(await versionsOf(euros.code)).toEqual([1, 2])
})

test('a draft that is discarded is gone, and its number is free again', async () => {
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
  const start = { ...next, code: 'FLEETING', validFrom: '2027-01-01' }
  expect(await act('Sunna', first, start)).toMatchObject({ ok: true })
  const discard = { type: 'discardVersion', reason: 'Not needed.' } as const
  expect(await act('Sacha', first, discard)).toMatchObject({ ok: true })
  expect(await getBook(viewer, first, now)).toBeNull()
  expect(await act('Sunna', first, start)).toBeNull()
  expect(await act('Sunna', second, start)).toMatchObject({ events: [{ book: { version: 1 } }] })
})

test('a book that was agreed with a partner stands beside everybody’s', async () => {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from customers where partner limit 1`,
  )
  const party = rows[0]?.id ?? ''
  await publishBook({ ...euros, code: 'AGREED', party }, now)
  expect(await loadBooks(db)).toContainEqual({ ...euros, code: 'AGREED', party })
})

test('six who start the next version at once make one, and hear of it', async () => {
  const start = { ...next, code: 'CROWD', validFrom: '2027-01-01' }
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => act('Sunna', crypto.randomUUID(), start)),
  )
  expect(answers.filter(answer => answer?.ok)).toHaveLength(1)
  expect(answers.filter(answer => answer && !answer.ok)).toHaveLength(5)
})

test('what the rules refuse, the database refuses alike', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const careless = (event: BookEvent) => ({
    ...priceBook,
    decide: () => ({ ok: true as const, events: [event], role: 'sales' as const }),
  })
  const refused = async (who: string, subject: string, command: BookCommand, event: BookEvent) => {
    const asked = { actor: here.who(who), subject, command, channel: 'api', now } as const
    const ruled = await perform(priceBook, asked)
    expect(ruled).toMatchObject({ ok: false })
    expect(await perform(careless(event), asked)).toEqual(ruled)
  }
  const [mine, rival] = [crypto.randomUUID(), crypto.randomUUID()]
  const read = (code: string) => ({ type: 'importBook', book: { ...euros, code } }) as const
  await act('Sunna', rival, read('RIVAL'))
  await act('Sunna', mine, { ...read('MINE'), book: { ...read('MINE').book, currency: 'USD' } })
  const publish = { type: 'publishBook', seen: 1 } as const
  const published = { type: 'bookPublished', sha256: 'x' } as const
  await refused('Sunna', mine, publish, published)
  await refused('Sacha', rival, publish, published)

  const { rows } = await db.execute<{ id: string; seq: number }>(sql`
    select b.id, (select max(seq) from events where aggregate_id = b.id)::int as seq
    from price_books b where code = ${euros.code} and version = 1`)
  const [{ id, seq } = { id: '', seq: 0 }] = rows
  const edit = { validFrom: '2027-01-01', validTo: null }
  const was = { validFrom: euros.validFrom, validTo: null }
  await refused(
    'Sunna',
    id,
    { type: 'editBook', ...edit, seen: seq },
    { type: 'bookEdited', from: was, to: edit },
  )
  const retire = { type: 'retireBook', reason: 'x', on: '2025-12-31' } as const
  const careful = await act('Sunna', id, retire, new Date('2025-06-01T08:00:00Z'))
  expect(careful).toMatchObject({ refusal: { code: 'not-valid-then' } })
  const asked = {
    actor: here.who('Sunna'),
    subject: id,
    command: retire,
    channel: 'api',
    now,
  } as const
  const ended = { type: 'bookRetired', on: '2025-12-31', was: null, reason: 'x' } as const
  expect(await perform(careless(ended), asked)).toEqual(careful)
  log.mockRestore()
})

test('the last releases are rehearsed from what was stored with their drafts', async () => {
  await releaseIn('deployment', { version: '5.1.0' })
  const release = await here.idOf('5.1.0')
  await draftInvoices(release)
  const published = await loadBooks(db)
  const same = await getRehearsal(viewer, { ...euros, version: 9 }, published)
  expect(same.count).toBeGreaterThan(2)
  expect(same).toMatchObject({ same: same.count, dearer: [], cheaper: [], blocked: [], cut: false })
  const dearer = {
    ...euros,
    rules: euros.rules.map(rule => (rule.kind === 'flat' ? { ...rule, price: '9999.00' } : rule)),
  }
  expect((await getRehearsal(viewer, dearer, published)).dearer).toHaveLength(same.count)
}, 60_000)
