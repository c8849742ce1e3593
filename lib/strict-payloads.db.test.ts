import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { db } from '@/db/client'
import { aggregates } from '@/db/testing/aggregates'
import { bulkCommands, bulkPayload } from '@/lib/invoice/bulk'
import { doors } from '@/lib/doors'

const all = aggregates.flatMap(({ name, payloads }) =>
  Object.entries(payloads as Record<string, z.ZodType>).map(
    ([type, payload]) => [`${name} ${type}`, payload, {}] as const,
  ),
)
const bulk = bulkCommands.map(act => [`bulk ${act}`, bulkPayload, { act }] as const)

test.each([...all, ...bulk])('%s takes no field that it does not know', (_, payload, sent) => {
  const keys = (fields: object) =>
    payload
      .safeParse(fields)
      .error?.issues.flatMap(each => (each.code === 'unrecognized_keys' ? each.keys : [])) ?? []
  expect(keys({ ...sent, 'not-a-field': 'x' })).toEqual(['not-a-field'])
})

test('nothing that the record knows is left out', async () => {
  const { rows } = await db.execute<{ name: string }>(
    sql`select unnest(enum_range(null::aggregate))::text as name order by 1`,
  )
  expect(aggregates.map(({ name }) => name).toSorted()).toEqual(
    rows.map(({ name }) => name).toSorted(),
  )
})

test('a form has no other payload than these', () => {
  const listed: z.ZodType[] = [...all.map(([, payload]) => payload), bulkPayload]
  const others = doors
    .flatMap(({ payloads }) => Object.entries(payloads))
    .filter(([, payload]) => !listed.includes(payload))
  expect(others.map(([type]) => type)).toEqual(['importInstallations'])
})
