import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { customer } from '@/db/aggregates/customer'
import { terms } from '@/db/aggregates/terms'
import { db } from '@/db/client'
import { loadTerms } from '@/db/load/terms'
import { seedBooks } from '@/db/seeds/invoices'
import { addTerms } from '@/db/seeds/terms'
import { documentIn } from '@/db/testing/document-in'
import { gathered, type Gathered } from '@/db/testing/cast'
import { startedRelease } from '@/db/testing/started-release'
import { importInstallations } from '@/lib/import-installations'
import { readInstallationsCsv } from '@/lib/installations/import'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'

const before = new Date('2026-01-05T08:00:00Z')
const seed = { actor: { kind: 'machine', name: 'seed' }, channel: 'seed', now: before } as const
const shared = { validFrom: '2026-01-01', dueKind: 'net', dueDays: '30', documentName: 'Contract' }
const fleet = `customer;installation;type;partner;country;vat_id;registration;infrastructure;nodes;environments;region;operator;current_version;sale
Vermittelt AG;geworben;self_hosted;Rheinblick Betrieb GmbH;DE;DE123456704;;kubernetes;14;1;Köln;customer;4.0.0;referral
Betrieben AG;betrieben;self_hosted;Rheinblick Betrieb GmbH;DE;DE123456704;;kubernetes;14;1;Köln;partner;4.0.0;direct
Weiterverkauft AG;verkauft;self_hosted;Rheinblick Betrieb GmbH;DE;DE123456704;;kubernetes;14;1;Köln;customer;4.0.0;resale
`
let here: Gathered
let partner = ''

beforeAll(async () => {
  here = await gathered()
  await seedBooks(before)
  await importInstallations(seed, readInstallationsCsv(fleet))
  partner = await idOf('Rheinblick Betrieb GmbH')
  const agreed = { ...shared, agreedFor: partner, party: 'partner', clause: '§ 7' }
  await addTerms(
    { ...agreed, code: 'OPERATED', level: 'operator_agreement', minimum: '3000.00' },
    before,
  )
  await addTerms(
    { ...agreed, code: 'RESOLD', level: 'buyer_negotiated', marginPercent: '20' },
    before,
  )
  const referred = await idOf('Vermittelt AG')
  const tipped = { ...shared, agreedFor: referred, party: 'customer', commissionPercent: '10' }
  await addTerms({ ...tipped, code: 'REFERRED', level: 'buyer_negotiated' }, before)
  await draftInvoices(await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0'))
}, 120_000)

async function idOf(name: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from customers where name = ${name}`,
  )
  return rows[0]?.id ?? ''
}

async function draftedFor(installation: string) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select d.id from drafts d join installations i on i.id = d.installation_id where i.name = ${installation}`)
  return documentIn(rows[0]?.id ?? '')
}

test('a resale: the partner buys under its terms, at list less its margin, and VAT follows it', async () => {
  const draft = await draftedFor('verkauft')
  expect(draft).toMatchObject({ buyerId: partner, vat: { category: 'AE' } })
  expect(draft.terms).toMatchObject({ code: 'RESOLD', party: 'partner', level: 'buyer_negotiated' })
  expect(draft.terms.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(draft.totals.net).toBe('2116.00')
})

test('a referral: the customer buys at list, and the commission is a note', async () => {
  const draft = await draftedFor('geworben')
  expect(draft).toMatchObject({ buyerId: await idOf('Vermittelt AG'), terms: { code: 'REFERRED' } })
  expect(draft.totals.net).toBe('2645.00')
  expect(draft.notes).toContainEqual({
    ...{ kind: 'referral_commission', partnerId: partner, percent: '10', amount: '264.50' },
  })
})

test('operated by a partner: its agreement comes before what the buyer negotiated', async () => {
  const draft = await draftedFor('betrieben')
  expect(draft).toMatchObject({ buyerId: await idOf('Betrieben AG'), terms: { code: 'OPERATED' } })
  expect(draft.totals.net).toBe('3000.00')
  expect(draft.terms.considered?.map(({ level, outcome }) => `${level} ${outcome}`)).toEqual([
    'contract_override none',
    'operator_agreement won',
    'buyer_negotiated none',
    'vendor_general weaker',
  ])
})

test('the general terms name the company that sells, with its address', async () => {
  const { parties } = await draftedFor('betrieben')
  expect(parties?.seller).toMatchObject({
    name: 'Maison Fictive SAS',
    address: { city: 'Ville-Exemple' },
    endpoint: { scheme: '0225', id: '000000000' },
  })
})

test('rivals at one level are refused by name, also when two are added at once', async () => {
  const agreed = { ...shared, agreedFor: partner, party: 'partner', level: 'operator_agreement' }
  await expect(addTerms({ ...agreed, code: 'RIVAL' }, before)).rejects.toThrow('OPERATED')
  const free = { ...agreed, agreedFor: await idOf('Weiterverkauft AG'), level: 'buyer_negotiated' }
  const both = await Promise.allSettled(
    ['ONE', 'TWO'].map(code => addTerms({ ...free, code }, before)),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('an end makes room for other terms from the day after', async () => {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from terms_of_sale where code = 'OPERATED'`,
  )
  const command = { type: 'endTerms', lastDay: '2026-12-31', reason: 'Another contract.' } as const
  const asked = { actor: here.who('Sunna'), subject: rows[0]?.id ?? '', channel: 'screen' as const }
  expect(await perform(terms, { ...asked, command })).toMatchObject({ ok: true })
  const agreed = { ...shared, agreedFor: partner, party: 'partner', level: 'operator_agreement' }
  await expect(addTerms({ ...agreed, code: 'NEXT' }, before)).rejects.toThrow('OPERATED')
  await addTerms({ ...agreed, code: 'NEXT', validFrom: '2027-01-01' }, before)
  const known = await loadTerms(db)
  expect(known.find(({ code }) => code === 'OPERATED')?.validTo).toBe('2026-12-31')
})

test('a confirmation is kept for its number, and gone with another', async () => {
  const subject = await idOf('Vermittelt AG')
  const asked = { actor: here.who('Sunna'), subject, channel: 'screen' as const }
  const said = { vatId: 'DE123456704', on: '2026-11-01', reference: 'WAPI-7' }
  expect(
    await perform(customer, { ...asked, command: { type: 'confirmVatId', ...said } }),
  ).toMatchObject({ ok: true })
  const read = async () =>
    (
      await db.execute<{ on: string | null; name: string | null }>(sql`
        select c.vat_confirmed_on as on, p.name from customers c left join people p on p.id = c.vat_confirmed_by
        where c.id = ${subject}`)
    ).rows[0]
  expect(await read()).toEqual({ on: '2026-11-01', name: 'Sunna' })
  const edit = (vatId: string) => ({
    ...{
      type: 'editCustomer' as const,
      name: 'Vermittelt AG',
      country: 'DE',
      vatId,
      registration: null,
    },
    ...{ street: 'Weg 1', postalCode: null, city: 'Köln', endpointScheme: null, endpointId: null },
    ...{ contact: null, language: 'en' as const, partner: false },
  })
  await perform(customer, { ...asked, command: edit('DE123456704') })
  expect(await read()).toEqual({ on: '2026-11-01', name: 'Sunna' })
  await perform(customer, { ...asked, command: edit('DE136695976') })
  expect(await read()).toEqual({ on: null, name: null })
})
