import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { terms } from '@/db/aggregates/terms'
import { db } from '@/db/client'
import { defaultTerms } from '@/lib/invoice/default-terms'
import { payloads } from '@/lib/terms/commands'
import { perform } from '@/lib/perform'

const nothing = {
  ...{ validTo: '', priceBook: '', clause: '', commissionPercent: '' },
  ...{ marginPercent: '', discountPercent: '', discountAmount: '', minimum: '', maximum: '' },
}
type Typed = Partial<Record<keyof typeof nothing, string>> & {
  code: string
  level: string
  agreedFor: string
  party: string
  validFrom: string
  dueKind: string
  dueDays: string
  documentName: string
}

/** Terms of sale as they were added on the day `now`. Their documents exist nowhere but in their digest. */
export async function addTerms(typed: Typed, now: Date) {
  const sha256 = createHash('sha256').update(typed.documentName).digest('hex')
  const payload = payloads.addTerms.parse({ ...nothing, ...typed, sha256 })
  const command = { type: 'addTerms' as const, ...payload }
  const actor = { kind: 'machine', name: 'seed' } as const
  const asked = { actor, subject: crypto.randomUUID(), command, channel: 'seed', now } as const
  const decision = await perform(terms, asked)
  if (!decision?.ok) throw new Error(`${typed.code}: ${JSON.stringify(decision)}`)
}

/** The general terms of both companies. */
export async function seedGeneralTerms(now: Date) {
  for (const each of defaultTerms) await addTerms(each, now)
}

/** What the demonstration agreed with a partner, with customers, and for one installation. */
export async function seedAgreedTerms(now: Date) {
  const shared = { validFrom: '2026-01-01', dueKind: 'net' }
  await addTerms(
    {
      ...{ ...shared, code: 'PONTE-2026', level: 'operator_agreement', party: 'partner' },
      agreedFor: await companyId('Ponte Infogérance SAS'),
      ...{ dueKind: 'net_then_end_of_month', dueDays: '45', marginPercent: '20' },
      ...{ clause: 'art. 7', documentName: 'Contrat partenaire Ponte 2026' },
    },
    now,
  )
  await addTerms(
    {
      ...{ ...shared, code: 'KALDALON-2026', level: 'buyer_negotiated', party: 'customer' },
      agreedFor: await companyId('Kaldalón Gagnaver hf.'),
      ...{ dueDays: '30', discountPercent: '5', clause: '3. gr.' },
      documentName: 'Rammasamningur Kaldalóns 2026',
    },
    now,
  )
  await addTerms(
    {
      ...{ ...shared, code: 'QUERCY-2026', level: 'buyer_negotiated', party: 'customer' },
      agreedFor: await companyId('Atelier Quercy Assurances'),
      ...{ dueDays: '30', priceBook: 'SELFHOST-USD-2026', clause: 'art. 5' },
      documentName: 'Contrat de groupe Quercy 2026',
    },
    now,
  )
  await addTerms(
    {
      ...{ ...shared, code: 'LITTORAL-COFFRE-2026', level: 'contract_override', party: 'customer' },
      agreedFor: await installationId('Banque du Littoral Fictif', 'coffre'),
      ...{ dueDays: '60', maximum: '3500.00', clause: 'annexe 2' },
      documentName: 'Avenant coffre 2026',
    },
    now,
  )
}

const companyId = (name: string) => idFrom(sql`select id from customers where name = ${name}`, name)
const installationId = (customer: string, name: string) =>
  idFrom(
    sql`select i.id from installations i join customers c on c.id = i.customer_id
      where c.name = ${customer} and i.name = ${name}`,
    name,
  )

async function idFrom(query: ReturnType<typeof sql>, name: string) {
  const { rows } = await db.execute<{ id: string }>(query)
  if (!rows[0]) throw new Error(`${name} is not there.`)
  return rows[0].id
}
