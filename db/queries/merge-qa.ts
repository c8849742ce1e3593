import 'server-only'
import { sql } from 'drizzle-orm'
import type { ChangeKind, TestRun } from '@/lib/release/events'
import type { Viewer } from '@/lib/release/people'
import { planned } from '../planned'

export type ChangeRow = {
  key: string
  sha: string | null
  subject: string
  kind: ChangeKind
  scope: string | null
  breaking: boolean
  pullRequest: number | null
  author: string | null
  /** The person this author was recognised as. */
  person: string | null
}

export type TestRunRow = TestRun & { by: string | null; at: string }

type Row = { changes: ChangeRow[]; runs: TestRunRow[] }

/** The changes in scope and every test run of a release, with the names behind them. */
export async function getEvidence(_viewer: Viewer, releaseId: string): Promise<Row> {
  const rows = await planned<Row>(
    'evidence',
    sql`
    select
      (select coalesce(json_agg(json_build_object('key', c.key, 'sha', c.sha, 'subject', c.subject,
          'kind', c.kind, 'scope', c.scope, 'breaking', c.breaking, 'pullRequest', c.pull_request,
          'author', c.author_name, 'person', p.name) order by c.position), '[]')
        from changes c
        left join lateral (select p.name from git_identities g join people p on p.id = g.person_id
          where g.identity in (lower(c.author_name), lower(c.author_email)) limit 1) p on true
        where c.release_id = ${releaseId}) as changes,
      (select coalesce(json_agg(json_build_object('suite', t.suite, 'commit', t.commit, 'passed', t.passed,
          'failed', t.failed, 'errored', t.errored, 'skipped', t.skipped, 'flaky', t.flaky,
          'verdict', t.verdict, 'failures', t.failures, 'by', p.name, 'at', t.at) order by t.id desc), '[]')
        from test_runs t left join people p on p.id = t.recorded_by
        where t.release_id = ${releaseId}) as runs`,
  )
  return rows[0] ?? { changes: [], runs: [] }
}
