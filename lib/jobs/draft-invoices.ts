import 'server-only'
import type { Channel } from '@/db/aggregate'
import { draft } from '@/db/aggregates/draft'
import { listDue, listReleasesDue, type DueRow } from '@/db/load/reached'
import { perform } from '@/lib/perform'
import type { Machine } from '@/lib/release/people'

type Run = { now?: Date; channel?: Channel; machine?: Machine['name'] }

/**
 * Accounts for every installation that the started tracks of a release reached and that has no draft yet: drafted,
 * not billable, or blocked. Answers how many drafts came of it. Safe to run at any time, at once and again: one that
 * fails is logged, stays due, and stops no other; a blocked one is drafted once its block is gone.
 */
export async function draftInvoices(releaseId: string, run: Run = {}): Promise<number> {
  const now = run.now ?? new Date()
  const due = await listDue(releaseId, now)
  let drafted = 0
  for (const row of due) if (await draftOne(releaseId, row, { ...run, now })) drafted += 1
  return drafted
}

/** The same for each release that has something due. */
export async function draftAllInvoices(run: Run = {}): Promise<number> {
  const now = run.now ?? new Date()
  let drafted = 0
  for (const releaseId of await listReleasesDue(now))
    drafted += await draftInvoices(releaseId, { ...run, now })
  return drafted
}

async function draftOne(
  release: string,
  { installationId, entryId }: DueRow,
  { now, channel = 'job', machine = 'scheduler' }: Run,
) {
  try {
    const decision = await perform(draft, {
      actor: { kind: 'machine', name: machine },
      subject: entryId ?? crypto.randomUUID(),
      command: { type: 'generateDraft', release, installation: installationId },
      channel,
      now,
    })
    return decision?.ok === true && decision.events.some(({ type }) => type === 'draftGenerated')
  } catch (error) {
    console.error(`Installation ${installationId} of release ${release} was not drafted:`, error)
    return false
  }
}
