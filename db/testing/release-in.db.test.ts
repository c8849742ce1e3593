import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedPeople } from '@/db/seeds/people'
import { reaches, releaseIn } from './release-in'

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
})

test('nothing that led to a prepared release is still to come, and it came in order', async () => {
  for (const [index, reach] of reaches.entries())
    await releaseIn(reach, {
      version: `9.${String(index + 1)}.0`,
      tracks: ['serverless', 'self_hosted', 'sovereign'],
    })
  const { rows } = await db.execute<{ subject: string; type: string }>(sql`
    select * from (select aggregate, subject, type, at, lag(at) over (partition by aggregate_id order by seq) as before
      from events) e
    where e.aggregate = 'release' and (e.at > now() or e.at < e.before)`)
  expect(rows).toEqual([])
})
