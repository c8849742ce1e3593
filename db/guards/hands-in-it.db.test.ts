import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { priceBook } from '@/db/aggregates/price-book'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { defaultBooks } from '@/lib/invoice/default-books'
import { perform } from '@/lib/perform'

const [euros] = defaultBooks
const book = crypto.randomUUID()
let here: Gathered

beforeAll(async () => {
  here = await gathered()
  if (!euros) throw new Error('There is no default book.')
  const command = { type: 'importBook', book: { ...euros, validFrom: '2999-01-01' } } as const
  const asked = { actor: sunna(), subject: book, channel: 'seed', command } as const
  expect(await perform(priceBook, asked)).toMatchObject({ ok: true })
})

const ada = () => here.who('Ada')
const sunna = () => here.who('Sunna')
const sacha = () => here.who('Sacha')
const says = (actor: Acting, type: string) => recorded(actor, { of: 'price_book', id: book, type })
const rules = () => sql`update price_books set rules = '[]' where id = ${book}`
const publish = () => sql`
  update price_books set state = 'published', sha256 = 'x', published_by = ${sacha().id}, published_at = now() where id = ${book}`
const person = (id: string, type: string, data: object, actor: Acting = ada()) =>
  recorded(actor, { of: 'person', id, type, data })
const give = (id: string, role: string) =>
  sql`insert into person_roles (person_id, role) values (${id}, ${role})`
const fresh = '11111111-1111-4111-8111-111111111111'
const add = () =>
  sql`insert into people (id, name, email, zone) values (${fresh}, 'New', 'new@example.com', 'UTC')`

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  [
    'another than its author publishes a book',
    'done',
    () => [sacha(), says(sacha(), 'bookPublished'), publish()],
  ],
  [
    'a book is published by the event of an edit',
    'publisher_had_no_hand_in_it: edited-by-you',
    () => [sacha(), says(sacha(), 'ruleChanged'), publish()],
  ],
  ['a draft is edited', 'done', () => [sacha(), says(sacha(), 'ruleChanged'), rules()]],
  [
    'a draft is edited by the event of its publication',
    'books_change_by_their_events',
    () => [sacha(), says(sacha(), 'bookPublished'), rules()],
  ],
  [
    'a draft is edited and published by one event',
    'books_change_by_their_events',
    () => [sacha(), says(sacha(), 'bookPublished'), rules(), publish()],
  ],
  [
    'a draft is edited and published by one person at once',
    'publisher_had_no_hand_in_it: edited-by-you',
    () => [
      sacha(),
      says(sacha(), 'ruleChanged'),
      rules(),
      says(sacha(), 'bookPublished'),
      publish(),
    ],
  ],
  [
    'a book is published by who wrote down its publication before',
    'publisher_had_no_hand_in_it: edited-by-you',
    () => [sacha(), says(sacha(), 'bookPublished'), says(sacha(), 'bookPublished'), publish()],
  ],
  [
    'a draft is edited, and published by the only event, which comes after',
    'books_change_by_their_events',
    () => [sacha(), rules(), says(sacha(), 'bookPublished'), publish()],
  ],
  [
    'somebody new is added with roles',
    'done',
    () => [ada(), person(fresh, 'personAdded', { roles: ['qa'] }), add(), give(fresh, 'qa')],
  ],
  [
    'an admin is added a second time, with another role',
    'people_are_added_once',
    () => [
      ada(),
      person(ada().id, 'personAdded', { roles: ['admin', 'qa'] }),
      give(ada().id, 'qa'),
    ],
  ],
]

test.each(cases)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})
