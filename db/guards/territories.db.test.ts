import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { accountingId } from '@/lib/accounting/accounting'

let here: Gathered

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
})

const sacha = () => here.who('Sacha')
const sunna = () => here.who('Sunna')
const ada = () => here.who('Ada')
const says = (actor: Acting) =>
  recorded(actor, { of: 'accounting', id: accountingId, type: 'territoryDecided' })
const decision = (by: string | null, entry = 1) => sql`
  insert into territory_decisions (seller, territory, valid_from, entry, treatment, evidence, decided_by, decided_at)
  values ('FR', 'MC', '2026-01-01', ${entry}, 'domestic', 'A law.', ${by}, now())`

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  [
    'the contact decides of a territory, and again for the same day',
    'done',
    () => [sacha(), says(sacha()), decision(sacha().id), decision(sacha().id, 2)],
  ],
  [
    'a decision comes without an event',
    'territory_decisions_are_recorded',
    () => [sacha(), decision(sacha().id)],
  ],
  [
    'sales that is not the contact decides',
    'territory_decisions_are_decided: not-accounting',
    () => [sunna(), says(sunna()), decision(sunna().id)],
  ],
  [
    'an admin decides',
    'territory_decisions_are_decided: wrong-role',
    () => [ada(), says(ada()), decision(ada().id)],
  ],
  [
    'a job decides',
    'territory_decisions_are_decided: wrong-role',
    () => [{ kind: 'machine', name: 'scheduler' }, decision(null)],
  ],
  [
    'a decision is entered in the name of another',
    'territory_decisions_are_by_who_acts',
    () => [sacha(), says(sacha()), decision(sunna().id)],
  ],
  [
    'an entry of a decision is left out',
    'territory_entries_have_no_gap',
    () => [sacha(), says(sacha()), decision(sacha().id, 2)],
  ],
  [
    'a decision is changed',
    '42501',
    () => [sacha(), says(sacha()), sql`update territory_decisions set treatment = 'outside'`],
  ],
  [
    'a decision is deleted',
    '42501',
    () => [sacha(), says(sacha()), sql`delete from territory_decisions`],
  ],
]

test.each(cases)('%s: %s', async (_, outcome, statements) => {
  const [actor, ...rest] = statements()
  expect(await attempt(actor, ...rest)).toBe(outcome)
})
