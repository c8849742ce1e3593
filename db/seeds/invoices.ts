import { sql } from 'drizzle-orm'
import { draft } from '@/db/aggregates/draft'
import { priceBook } from '@/db/aggregates/price-book'
import { db } from '@/db/client'
import type { DraftCommand } from '@/lib/invoice/commands'
import { defaultBooks } from '@/lib/invoice/default-books'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'
import { seedAccounting } from './accounting'
import { demoEmail, demoPeople } from './people'
import { signedIn } from './signed-in'
import { seedGeneralTerms } from './terms'
import { workingTime } from './working-hours'

const seed = { actor: { kind: 'machine', name: 'seed' }, channel: 'seed' } as const

/** The two example books, and what else every draft needs: accounting and general terms; as they were added on the day `now`. */
export async function seedBooks(now: Date) {
  await seedAccounting(now)
  await seedGeneralTerms(now)
  for (const book of defaultBooks) {
    const command = { type: 'addPriceBook', book } as const
    const asked = { ...seed, subject: crypto.randomUUID(), command, now }
    const decision = await perform(priceBook, asked)
    if (!decision?.ok) throw new Error(`${book.code}: ${JSON.stringify(decision)}`)
  }
}

/** Drafts what each started track reached, minutes after it started; sales has decided on what is older than a month. What was declined is cancelled. */
export async function seedInvoices(today: Date) {
  const { rows } = await db.execute<{ releaseId: string; startedAt: Date }>(sql`
    select release_id as "releaseId", started_at as "startedAt" from tracks
    where started_at is not null order by started_at`)
  for (const { releaseId, startedAt } of rows) {
    const now = minutesAfter(startedAt, 2)
    await draftInvoices(releaseId, { now, channel: 'seed', machine: 'seed' })
  }
  await decideOn(today)
}

type Row = { id: string; draftedAt: Date; known: Date; outcome: string | null }

async function decideOn(today: Date) {
  const monthAgo = minutesAfter(today, -30 * 24 * 60)
  const { rows } = await db.execute<Row>(sql`
    select d.id, d.drafted_at as "draftedAt", o.outcome,
      greatest(d.drafted_at, case when o.outcome = 'declined' then o.at end) as known
    from drafts d
    left join rollouts o on o.release_id = d.release_id and o.installation_id = d.installation_id
    order by d.drafted_at, d.number`)
  const older = rows.filter(({ draftedAt }) => new Date(draftedAt) < monthAgo)
  for (const [index, row] of older.entries()) await decide(row, index, decisionOn(row))

  const [first] = rows.slice(older.length)
  if (first)
    await decide(first, 0, {
      type: 'rejectDraft',
      seen: 1,
      reason: 'The customer reports fewer nodes; the facts have to be asked for again.',
    })
}

function decisionOn({ outcome }: Row): DraftCommand {
  return outcome === 'declined'
    ? { type: 'cancelDraft', reason: 'The customer declined this release: nothing was delivered.' }
    : { type: 'approveDraft', seen: 1 }
}

async function decide({ id, known }: Row, index: number, command: DraftCommand) {
  const name = index % 2 === 0 ? 'Sunna' : 'Sacha'
  const actor = await salesperson(name)
  const zones = demoPeople.flatMap(person => (person.name === name ? person.zone : []))
  const now = minutesAfter(workingTime(minutesAfter(known, 24 * 60), zones, 1), 3 * index)
  const decision = await perform(draft, { actor, subject: id, command, channel: 'seed', now })
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}

async function salesperson(name: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from people where email = ${demoEmail(name)}`,
  )
  const [row] = rows
  if (!row) throw new Error(`${name} is not there.`)
  return signedIn(row.id, ['sales'])
}

const minutesAfter = (at: Date, minutes: number) =>
  new Date(new Date(at).getTime() + minutes * 60_000)
