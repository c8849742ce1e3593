import { sql } from 'drizzle-orm'
import { draft } from '@/db/aggregates/draft'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { priceBook } from '@/db/aggregates/price-book'
import { db } from '@/db/client'
import { approvedDigests } from '@/lib/documents/approved-digests'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { defaultBooks } from '@/lib/invoice/default-books'
import type { HoldKind } from '@/lib/invoice/hold'
import type { PriceBook } from '@/lib/invoice/price-book'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'
import type { BookCommand } from '@/lib/price-books/commands'
import { seedAccounting } from './accounting'
import { demoEmail, demoPeople } from './people'
import { signedIn } from './signed-in'
import { seedGeneralTerms } from './terms'
import { workingTime } from './working-hours'

const hour = 60

/** What every draft needs: accounting, general terms, and a book per currency, written on the day `now` and published by another an hour later. */
export async function seedBooks(now: Date) {
  await seedAccounting(now)
  await seedGeneralTerms(now)
  for (const book of defaultBooks) await publishBook(book, now)
}

/** Writes a book as Sunna and publishes it as Sacha. */
export async function publishBook(book: PriceBook, now: Date) {
  const subject = crypto.randomUUID()
  await onBook('Sunna', subject, { type: 'importBook', book }, now)
  await onBook('Sacha', subject, { type: 'publishBook', seen: 1 }, minutesAfter(now, hour))
}

/** The next version of the book in krónur, which waits for somebody to publish it. */
export async function seedNextVersion(now: Date) {
  const book = defaultBooks.find(({ currency }) => currency === 'ISK')
  const nodes = book?.rules.findIndex(({ kind }) => kind === 'tiered') ?? -1
  const rule = book?.rules[nodes]
  if (book && rule?.kind === 'tiered') {
    const subject = crypto.randomUUID()
    const { code, currency, party } = book
    const validFrom = `${String(now.getUTCFullYear() + 1)}-01-01`
    await onBook('Sunna', subject, { type: 'startVersion', code, currency, party, validFrom }, now)
    const tiers = rule.tiers.map((tier, index) =>
      index === 1 ? { ...tier, price: '12000' } : tier,
    )
    const changed = { ...rule, tiers }
    const save = { type: 'saveRule', at: nodes, rule: changed, seen: 1 } as const
    await onBook('Sunna', subject, save, minutesAfter(now, 5))
  }
}

/** Rates of the day before, as accounting would copy them from a central bank. The figures are invented. */
export async function seedRates(now: Date) {
  const on = new Date(now.getTime() - 24 * 3_600_000).toISOString().slice(0, 10)
  const source = 'Invented for the demonstration'
  const rates = [
    ['USD', 'EUR', '0.86250000'],
    ['GBP', 'EUR', '1.13870000'],
    ['EUR', 'ISK', '147.9'],
  ] as const
  for (const [from, to, rate] of rates) {
    const command = { type: 'recordRate', from, to, on, rate, source } as const
    const actor = await salesperson('Sacha')
    const asked = { actor, subject: crypto.randomUUID(), command, channel: 'seed', now } as const
    const decision = await perform(exchangeRate, asked)
    if (!decision?.ok) throw new Error(`${from}: ${JSON.stringify(decision)}`)
  }
}

async function onBook(name: string, subject: string, command: BookCommand, now: Date) {
  const actor = await salesperson(name)
  const decision = await perform(priceBook, { actor, subject, command, channel: 'seed', now })
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}

/**
 * Drafts what each started track reached, once it is known what became of it there; sales has decided on what is older
 * than a month. Rates were entered when the first release started and not since: what is billed in another currency for
 * the next one is blocked.
 */
export async function seedInvoices(today: Date) {
  const { rows } = await db.execute<{ releaseId: string; startedAt: Date; known: Date }>(sql`
    select t.release_id as "releaseId", t.started_at as "startedAt", greatest(t.started_at, max(o.at)) as known
    from tracks t left join rollouts o on o.release_id = t.release_id and o.track = t.type
    where t.started_at is not null group by t.release_id, t.type order by known`)
  const starts = rows.map(({ startedAt }) => new Date(startedAt).getTime())
  if (starts.length > 0) await seedRates(new Date(Math.min(...starts)))
  for (const { releaseId, known } of rows) {
    const now = minutesAfter(known, 2)
    await draftInvoices(releaseId, { now, channel: 'seed', machine: 'seed' })
  }
  await decideOn(today)
}

type Row = { id: string; draftedAt: Date }

async function decideOn(today: Date) {
  const monthAgo = minutesAfter(today, -30 * 24 * 60)
  const { rows } = await db.execute<Row>(sql`
    select d.id, d.drafted_at as "draftedAt" from drafts d
    join installations i on i.id = d.installation_id join customers c on c.id = i.customer_id
    order by d.drafted_at, i.infrastructure <> 'kubernetes', c.name, i.name`)
  const older = rows.filter(({ draftedAt }) => new Date(draftedAt) < monthAgo)
  for (const [index, row] of older.entries()) await live(row, index)
  const newer = rows.slice(older.length)
  for (const [index, life] of recent.entries()) {
    const row = newer[index]
    if (row) await lived(row, index, life)
  }
}

type Step = [who: 'Sunna' | 'Sacha', days: number, command: AnyDraftCommand]

/** What is old is settled: handed over and, in the main, booked by accounting. */
function live(row: Row, index: number) {
  const number = `FA-2026-${String(index + 101).padStart(4, '0')}`
  const booked: Step = ['Sacha', 5, { type: 'acknowledgeDraft', number }]
  return lived(row, index, [...approved, handedOver, ...(index % 4 === 0 ? [] : [booked])])
}

const submitted: Step = ['Sunna', 1, { type: 'submitDraft', seen: 1 }]
const approved: Step[] = [submitted, ['Sacha', 2, { type: 'approveDraft', seen: 1 }]]
const handedOver: Step = ['Sunna', 3, { type: 'handOverDraft', channel: 'download', seen: 1 }]

function hold(who: Step[0], kind: HoldKind, reason: string): Step {
  return [who, 1, { type: 'holdDraft', kind, reason }]
}

/** What the newest drafts have been through, one after the other; the rest waits to be submitted. */
const recent: Step[][] = [
  [
    submitted,
    [
      ...(['Sacha', 2] as const),
      {
        ...{ type: 'rejectDraft', seen: 1 },
        reason: 'The customer reports fewer nodes; the facts have to be asked for again.',
      },
    ],
  ],
  [
    [
      ...(['Sunna', 1] as const),
      {
        ...{ type: 'addLine', text: 'Goodwill for the delayed start', quantity: '-1', seen: 1 },
        ...{ unitPrice: '100', reason: 'Agreed with the customer on the phone.' },
      },
    ],
    ['Sunna', 1, { type: 'submitDraft', seen: 2 }],
  ],
  approved,
  [hold('Sacha', 'technical', 'The number of nodes is being checked.')],
  [submitted],
  [hold('Sunna', 'commercial', 'The customer asks for the price of last year.')],
]

async function lived(row: Row, index: number, steps: readonly Step[]) {
  for (const step of steps) await decide(row, index, step)
}

async function decide({ id, draftedAt }: Row, index: number, [name, days, given]: Step) {
  const command =
    given.type === 'handOverDraft' ? { ...given, ...(await approvedDigests(id)) } : given
  const actor = await salesperson(name)
  const zones = demoPeople.flatMap(person => (person.name === name ? person.zone : []))
  const now = minutesAfter(
    workingTime(minutesAfter(draftedAt, days * 24 * 60), zones, 1),
    3 * index,
  )
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
