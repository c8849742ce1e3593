import { bigint, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { TestRun } from '@/lib/release/events'
import { moment } from './columns'
import { people } from './people'
import { releases } from './releases'

export const testVerdict = pgEnum('test_verdict', ['passed', 'failed', 'empty'])

export const testRuns = pgTable(
  'test_runs',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    suite: text().notNull(),
    commit: text().notNull(),
    passed: integer().notNull(),
    failed: integer().notNull(),
    errored: integer().notNull(),
    skipped: integer().notNull(),
    flaky: integer().notNull(),
    verdict: testVerdict().notNull(),
    failures: jsonb().$type<TestRun['failures']>().notNull(),
    recordedBy: uuid().references(() => people.id),
    at: moment().notNull(),
  },
  t => [index().on(t.releaseId, t.id)],
)
