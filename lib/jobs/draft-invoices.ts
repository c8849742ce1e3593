import 'server-only'
import type { Channel } from '@/db/aggregate'
import { draft } from '@/db/aggregates/draft'
import { keepRun } from '@/db/load/draft-run'
import { listDue, listReleasesDue, type DueRow } from '@/db/load/reached'
import type { DraftEvent } from '@/lib/invoice/events'
import { perform } from '@/lib/perform'
import { performBatch } from '@/lib/perform-batch'
import type { Decision } from '@/lib/release/decision'
import type { Machine } from '@/lib/release/people'

type Run = { now?: Date; channel?: Channel; machine?: Machine['name'] }
type Running = Required<Run> & { release: string }

const AT_ONCE = 250
/** So many batches at the same time: while some are written, the next is worked out. */
const SIDE_BY_SIDE = 3

/**
 * Accounts for every installation that the started tracks of a release reached and that has no draft yet: drafted,
 * not billable, or blocked. Answers how many drafts came of it. Safe to run at any time, at once and again: what is in
 * the ledger is done, one that fails is logged, stays due, and stops no other, and a blocked one is drafted once its
 * block is gone.
 */
export async function draftInvoices(releaseId: string, run: Run = {}): Promise<number> {
  const { now = new Date(), channel = 'job', machine = 'scheduler' } = run
  const running = { release: releaseId, now, channel, machine }
  const due = await listDue(releaseId, now)
  if (due.length === 0) return 0
  const progress = { total: due.length, done: 0, failed: 0, drafted: 0 }
  const batches = due.values()
  const anew = due.some(({ entryId }) => entryId === null)
  const keep = (finished: boolean) => {
    const told = anew || progress.drafted + progress.failed > 0
    return keepRun(releaseId, { ...progress, startedAt, finished }, told)
  }
  const startedAt = new Date()
  await keep(false)
  const work = async () => {
    for (let rows = take(batches); rows.length > 0; rows = take(batches)) {
      const outcomes = await draftSome(rows, running)
      progress.done += rows.length
      progress.failed += outcomes.filter(outcome => outcome === 'failed').length
      progress.drafted += outcomes.filter(outcome => outcome === 'drafted').length
      await keep(false)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
  await keep(true)
  return progress.drafted
}

/** The same for each release that has something due. */
export async function draftAllInvoices(run: Run = {}): Promise<number> {
  const now = run.now ?? new Date()
  let drafted = 0
  for (const releaseId of await listReleasesDue(now))
    drafted += await draftInvoices(releaseId, { ...run, now })
  return drafted
}

function take(rows: Iterator<DueRow>): DueRow[] {
  const taken: DueRow[] = []
  while (taken.length < AT_ONCE) {
    const next = rows.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

type Outcome = 'drafted' | 'accounted' | 'failed'

// A batch that fails as a whole is taken apart: the one it failed for stops no other.
async function draftSome(rows: readonly DueRow[], running: Running): Promise<Outcome[]> {
  const asked = rows.map(row => askedFor(row, running))
  const { channel, now } = running
  try {
    const decisions = await performBatch(draft, { actor: actorOf(running), asked, channel, now })
    const outcomes: Outcome[] = []
    for (const [index, decision] of decisions.entries()) {
      const row = rows[index]
      if (decision) outcomes.push(outcomeOf(decision))
      else if (row) outcomes.push(await draftOne(row, running))
    }
    return outcomes
  } catch (error) {
    console.error(
      `${rows.length} installations of release ${running.release} go one by one:`,
      error,
    )
    const outcomes: Outcome[] = []
    for (const row of rows) outcomes.push(await draftOne(row, running))
    return outcomes
  }
}

async function draftOne(row: DueRow, running: Running): Promise<Outcome> {
  const { channel, now, release } = running
  try {
    const asked = { actor: actorOf(running), ...askedFor(row, running), channel, now }
    const decision = await perform(draft, asked)
    return decision ? outcomeOf(decision) : 'accounted'
  } catch (error) {
    console.error(
      `Installation ${row.installationId} of release ${release} was not drafted:`,
      error,
    )
    return 'failed'
  }
}

const actorOf = ({ machine }: Running) => ({ kind: 'machine', name: machine }) as const

const askedFor = ({ installationId, entryId }: DueRow, { release }: Running) => ({
  subject: entryId ?? crypto.randomUUID(),
  command: { type: 'generateDraft', release, installation: installationId } as const,
})

const outcomeOf = (decision: Decision<DraftEvent, { code: string }>): Outcome =>
  decision.ok && decision.events.some(({ type }) => type === 'draftGenerated')
    ? 'drafted'
    : 'accounted'
