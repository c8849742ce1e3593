import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { accounting } from '@/db/aggregates/accounting'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { installation } from '@/db/aggregates/installation'
import { priceBook } from '@/db/aggregates/price-book'
import { terms } from '@/db/aggregates/terms'
import { db } from '@/db/client'
import { loadNext } from '@/db/load/draft'
import { draftDrifts, drafts } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { teller, type Teller } from '@/db/seeds/teller'
import { addTerms } from '@/db/seeds/terms'
import { startedRelease } from '@/db/testing/started-release'
import { payloads as accountingPayloads } from '@/lib/accounting/commands'
import type { CompanyFacts } from '@/lib/customers/commands'
import type { Drift } from '@/lib/invoice/drift'
import { defaultSellers } from '@/lib/invoice/default-terms'
import { digestOf } from '@/lib/invoice/recompute'
import { payloads } from '@/lib/installations/commands'
import { perform } from '@/lib/perform'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
let cast: Teller['cast']
const known = new Map<string, Known>()
const agreed = new Map<string, string>()

type Known = {
  draftId: string
  releaseId: string
  id: string
  customerId: string
  partnerId: string | null
  cells: Record<string, unknown>
}

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  cast = (await teller({ now: new Date() })).cast
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release, { now })
  const { rows } = await db.execute<Known & { name: string }>(sql`
    select c.name || ' · ' || i.name as name, d.id as "draftId", d.release_id as "releaseId", i.id,
      i.customer_id as "customerId", i.partner_id as "partnerId", json_build_object('installation', i.name,
        'type', i.type, 'partner', coalesce(p.name, ''), 'infrastructure', i.infrastructure, 'nodes', i.nodes::text,
        'environments', i.environments::text, 'region', i.region, 'operator', i.operator,
        'current_version', coalesce(i.version, ''), 'sale', i.sale, 'health_url', '', 'source', 'entered',
        'as_of', '2026-11-20') as cells
    from drafts d join installations i on i.id = d.installation_id join customers c on c.id = i.customer_id
    left join customers p on p.id = i.partner_id`)
  for (const { name, ...row } of rows) known.set(name, row)
}, 60_000)

const littoral = 'Banque du Littoral Fictif · production'
const elbtal = 'Elbtal Musterwerke AG · werk 1'

function place(name: string): Known {
  const found = known.get(name)
  if (!found) throw new Error(`${name} has no draft.`)
  return found
}
function who(name: string) {
  const person = cast.get(name)
  if (!person) throw new Error(`${name} is not there.`)
  return person
}
const sunna = () => who('Sunna')
const sacha = () => who('Sacha')
const asked = (actor: Acting, subject: string) =>
  ({ actor, subject, channel: 'screen', now }) as const
function holds(answer: { ok: boolean } | null) {
  if (!answer?.ok) throw new Error(JSON.stringify(answer))
}

async function edit(name: string, cells: Record<string, string>) {
  const { id, cells: was } = place(name)
  const command = {
    ...payloads.editInstallation.parse({ ...was, ...cells }),
    type: 'editInstallation' as const,
  }
  holds(await perform(installation, { ...asked(sunna(), id), command }))
}
async function report(name: string, nodes: number) {
  const { id, cells } = place(name)
  const { infrastructure, region } = payloads.editInstallation.parse(cells)
  const facts = { infrastructure, nodes, environments: 3, region, version: null, asOf: null }
  const command = { type: 'reportFacts', ...facts } as const
  const seed = { kind: 'machine', name: 'seed' } as const
  holds(await perform(installation, { ...asked(seed, id), command }))
}
async function company(id: string | null, change: Partial<CompanyFacts>) {
  const { rows } = await db.execute<CompanyFacts>(sql`
    select name, country, vat_id as "vatId", registration, contact, language, partner
    from customers where id = ${id}`)
  const [facts] = rows
  if (!facts || !id) throw new Error('No such company.')
  const command = { type: 'editCustomer', ...facts, ...change } as const
  holds(await perform(customer, { ...asked(sunna(), id), command }))
}
async function decideAccounting(command: Parameters<typeof accounting.decide>[1]) {
  holds(await perform(accounting, { ...asked(sacha(), 'accounting'), command }))
}

/** What was found of a draft, which is then made anew, so that the next change stands alone. */
async function found(name: string): Promise<Drift | null> {
  await lookForDrift(now)
  const { draftId, releaseId, id } = place(name)
  const [row] = await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, draftId))
  const drift = (row?.found ?? null) as Drift | null
  if (drift?.kind === 'changed') {
    const next = await db.transaction(tx => loadNext(tx, releaseId, id, now))
    const [written] = await db.select().from(drafts).where(eq(drafts.id, draftId))
    const digest = next?.kind === 'drafted' ? digestOf(next.draft) : ''
    const seen = written?.revision ?? 0
    const command = { type: 'recomputeDraft' as const, digest, choices: [], seen }
    holds(await perform(draft, { ...asked(sunna(), draftId), command }))
  }
  return drift
}
const fact = (name: string, was: unknown, is: unknown) => ({ facts: [{ name, was, is }] })
const other = (...aspects: string[]) => ({ other: expect.arrayContaining(aspects) as unknown })

test('nothing changed, nothing drifted', async () => {
  expect(await found(littoral)).toBeNull()
  expect(await found(elbtal)).toBeNull()
})

const cases: [what: string, of: string, change: () => Promise<unknown>, found: object][] = [
  ['nodes by heartbeat', littoral, () => report(littoral, 18), fact('nodes', 14, 18)],
  [
    'infrastructure',
    littoral,
    () => edit(littoral, { nodes: '18', environments: '3', infrastructure: 'bare_metal' }),
    fact('infrastructure', 'kubernetes', 'bare_metal'),
  ],
  [
    'region, and what it is called',
    littoral,
    () =>
      edit(littoral, {
        ...{ nodes: '18', environments: '3', infrastructure: 'bare_metal' },
        ...{ region: 'Rennes', installation: 'principale' },
      }),
    { ...fact('region', 'Nantes', 'Rennes'), ...other('sale') },
  ],
  [
    'operator',
    elbtal,
    () => edit(elbtal, { operator: 'vendor' }),
    fact('operator', 'partner', 'vendor'),
  ],
  [
    'how it is sold',
    elbtal,
    () => edit(elbtal, { operator: 'vendor', sale: 'direct' }),
    other('sale', 'parties'),
  ],
  [
    'through which partner',
    elbtal,
    () => edit(elbtal, { operator: 'vendor', partner: 'Ponte Infogérance SAS' }),
    other('sale', 'parties', 'vat'),
  ],
  [
    'the partner that buys',
    elbtal,
    async () => company(await partnerOf(elbtal), { name: 'Ponte Nouvelle SAS' }),
    other('parties'),
  ],
  [
    'the customer',
    littoral,
    () => company(place(littoral).customerId, { name: 'Banque du Rivage' }),
    other('parties'),
  ],
  ['terms that win', littoral, () => agree('RIVAGE-2026', littoral), other('terms')],
  ['terms that end', littoral, () => end('RIVAGE-2026'), other('terms')],
  [
    'the seller',
    littoral,
    () => decideAccounting({ type: 'editSeller', ...seller({ name: 'Maison Changée SAS' }) }),
    other('parties'),
  ],
  [
    'a VAT rate',
    littoral,
    () =>
      decideAccounting({
        ...{ type: 'recordVatRate', country: 'FR', rate: '21', from: '2026-10-01' },
        evidence: 'A law.',
      }),
    other('vat'),
  ],
  ['a version of the price book', littoral, publishNext, other('book')],
]

test.each(cases)('%s', async (_, of, change, expected) => {
  await change()
  expect(await found(of)).toMatchObject({ kind: 'changed', ...expected })
  await lookForDrift(now)
  expect(await found(of)).toBeNull()
})

test('the next version of terms, or weaker ones, ring no alarm before they apply', async () => {
  await addTerms(
    {
      ...{ code: 'CGV-2026', level: 'vendor_general', party: 'vendor', agreedFor: 'seller-fr' },
      ...{ validFrom: '2030-01-01', dueKind: 'net', dueDays: '10', documentName: 'CGV 2030' },
    },
    now,
  )
  expect(await found(littoral)).toBeNull()
})

test('what could not be drafted now is said with its reason', async () => {
  const werk = 'Elbtal Musterwerke AG · werk 2'
  await decideAccounting({
    ...{ type: 'decideVatPolicy', outsideUnion: 'O', vatIdEvidence: 'confirmed', retention: null },
  })
  expect(await found(werk)).toMatchObject({ kind: 'blocked', why: { code: 'vat_evidence' } })
})

async function partnerOf(name: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select partner_id as id from installations where id = ${place(name).id}`,
  )
  return rows[0]?.id ?? null
}

async function agree(code: string, name: string) {
  await addTerms(
    {
      ...{ code, level: 'buyer_negotiated', party: 'customer', agreedFor: place(name).customerId },
      ...{ validFrom: '2026-01-01', dueKind: 'net', dueDays: '45', documentName: code },
    },
    now,
  )
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from terms_of_sale where code = ${code}`,
  )
  agreed.set(code, rows[0]?.id ?? '')
}

async function end(code: string) {
  const command = { type: 'endTerms', lastDay: '2025-12-31', reason: 'Never signed.' } as const
  holds(await perform(terms, { ...asked(sunna(), agreed.get(code) ?? ''), command }))
}

function seller(change: { name: string }) {
  return accountingPayloads.editSeller.parse({ ...defaultSellers[0], ...change })
}

async function publishNext() {
  const subject = crypto.randomUUID()
  const book = { code: 'SELFHOST-2026', currency: 'EUR', party: null } as const
  const begin = { type: 'startVersion', ...book, validFrom: '2026-10-01' } as const
  holds(await perform(priceBook, { ...asked(sunna(), subject), command: begin }))
  const publish = { type: 'publishBook', seen: 1 } as const
  holds(await perform(priceBook, { ...asked(sacha(), subject), command: publish }))
}
