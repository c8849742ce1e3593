import { sql } from 'drizzle-orm'
import { globSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { unguarded } from '@/db/testing/unguarded'

// The migration itself, over drafts as they were before it.
const [file = ''] = globSync('db/migrations/*_holds_have_a_kind.sql')
const [create = '', alter = ''] = readFileSync(file, 'utf8').split('--> statement-breakpoint')
const scheduler = { kind: 'machine', name: 'scheduler' } as const
const since = '2026-11-02T10:00:00.120Z'
const [first, second] = ['2026-11-03T08:00:00.000Z', '2026-11-04T09:30:00.500Z']

let cast: Gathered
beforeAll(async () => {
  cast = await gathered()
})

class Undone extends Error {}
type Told = { by: Acting; type: 'draftHeld' | 'draftHoldLifted'; at: string }

/** What the migration makes of the hold of a draft of which this was recorded. */
async function migrated(held: string | null, ...told: Told[]) {
  const id = crypto.randomUUID()
  let is: unknown
  const run = unguarded.transaction(async tx => {
    await tx.execute(
      sql`create temporary table drafts_before (id uuid, held text, state_since timestamptz)`,
    )
    await tx.execute(sql`insert into drafts_before values (${id}, ${held}, ${since})`)
    for (const { by, type, at } of told)
      await tx.execute(recorded(by, { of: 'draft', id, type, at }))
    await tx.execute(sql.raw(create))
    await tx.execute(sql.raw(alter.replace('"drafts"', 'drafts_before')))
    const { rows } = await tx.execute<{ held: unknown }>(sql`select held from drafts_before`)
    is = rows[0]?.held
    throw new Undone()
  })
  await expect(run).rejects.toThrow(Undone)
  return is
}

const on = (by: Acting, at = first): Told => ({ by, type: 'draftHeld', at })
const commercial = (at: string, by: string | null) => ({
  commercial: { reason: 'Disputed', since: at, by },
})

test('a hold of a person keeps its reason, its moment and who put it on', async () => {
  const sunna = cast.who('Sunna')
  expect(await migrated('Disputed', on(sunna))).toEqual(commercial(first, sunna.id))
})

test('a hold of the console is nobody’s', async () => {
  expect(await migrated('Disputed', on(scheduler))).toEqual(commercial(first, null))
})

test('of two holds, one after the other, the last one stands', async () => {
  const [sunna, sacha] = [cast.who('Sunna'), cast.who('Sacha')]
  const lifted: Told = { by: sunna, type: 'draftHoldLifted', at: '2026-11-03T12:00:00.000Z' }
  const told = [on(sunna), lifted, on(sacha, second)]
  expect(await migrated('Disputed', ...told)).toEqual(commercial(second, sacha.id))
})

test('a hold that is not in the record stands since its draft does', async () => {
  expect(await migrated('Disputed')).toEqual(commercial(since, null))
})

test('what is not held stays so', async () => {
  expect(await migrated(null, on(scheduler))).toBeNull()
})
