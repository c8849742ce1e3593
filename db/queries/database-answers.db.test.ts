import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { unguarded } from '@/db/testing/unguarded'
import { databaseAnswers } from './database-answers'

const waiting = sql`select count(*)::int as count from pg_stat_activity
  where wait_event_type = 'Lock' and datname = current_database()`

test('says in time that the database hangs, asks once meanwhile, and notices when it is back', async () => {
  expect(await databaseAnswers(2_000)).toBe(true)
  await unguarded.transaction(async tx => {
    await tx.execute(sql`lock table people in access exclusive mode`)
    const began = performance.now()
    for (let times = 0; times < 3; times++) expect(await databaseAnswers(50)).toBe(false)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect((await tx.execute(waiting)).rows).toEqual([{ count: 1 }])
  })
  expect(await databaseAnswers(2_000)).toBe(true)
})
