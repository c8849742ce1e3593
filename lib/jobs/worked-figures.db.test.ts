import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { customer } from '@/db/aggregates/customer'
import { db } from '@/db/client'
import { publishBook } from '@/db/seeds/invoices'
import { seedAccounting } from '@/db/seeds/accounting'
import { seedPeople } from '@/db/seeds/people'
import { seedGeneralTerms } from '@/db/seeds/terms'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { payloads } from '@/lib/customers/commands'
import { importInstallations } from '@/lib/import-installations'
import { readInstallationsCsv } from '@/lib/installations/import'
import { priceBook } from '@/lib/invoice/price-book'
import { perform } from '@/lib/perform'
import { draftInvoices } from './draft-invoices'

const file = new URL('../../../shared/data/invoice-vectors.json', import.meta.url)
const present = existsSync(file)

const loose = z.record(z.string(), z.unknown())
const data = z
  .object({
    books: z.array(z.object({ code: z.string(), currency: z.string(), rules: z.array(loose) })),
    vectors: z.array(z.object({ id: z.string(), expect: loose.default({}) })),
  })
  .parse(present ? JSON.parse(readFileSync(file, 'utf8')) : { books: [], vectors: [] })

const seed = { actor: { kind: 'machine', name: 'seed' }, channel: 'seed' } as const
const before = new Date('2026-09-01T08:00:00Z')

// N12 sells abroad from France: Norway stands in for Iceland, which the Icelandic company serves at home.
const fleet = `customer;installation;type;partner;country;vat_id;registration;infrastructure;nodes;environments;region;operator;current_version;sale
Un SA;N1;self_hosted;;FR;FR11123456782;123456782;vm;1;1;Lyon;customer;4.0.0;direct
Un SA;N4;self_hosted;;FR;FR11123456782;123456782;kubernetes;14;1;Lyon;customer;4.0.0;direct
Sechs AG;N6;self_hosted;Partner GmbH;AT;;;kubernetes;14;1;Wien;customer;4.0.0;resale
Ellefu hf.;N11;self_hosted;;IS;;710299-1379;kubernetes;14;1;Akureyri;customer;4.0.0;direct
Tolv AS;N12;self_hosted;;NO;;;kubernetes;3;1;Bergen;customer;4.0.0;direct
Un SA;N27;serverless;;FR;FR11123456782;123456782;kubernetes;1;1;Lyon;vendor;4.0.0;direct
Un SA;offline;sovereign;;FR;FR11123456782;123456782;air_gapped;1;1;Lyon;customer;4.0.0;direct
`

const name = { en: 'Text', fr: 'Texte', is: 'Texti' }
const margin = { code: 'margin', kind: 'partner_margin_pct', percent: '20' }

describe.skipIf(!present)(
  'the worked figures, through the database (skipped: no shared/data)',
  () => {
    beforeAll(async () => {
      await seedPeople(before)
      await seedAccounting(before)
      await seedGeneralTerms(before)
      for (const book of data.books) await add(book)
      const typed = { name: 'Partner GmbH', country: 'DE', vat_id: 'DE123456704', registration: '' }
      const facts = payloads.addCustomer.parse({
        ...typed,
        contact: '',
        language: 'en',
        partner: true,
      })
      const subject = crypto.randomUUID()
      await perform(customer, { ...seed, subject, command: { type: 'addCustomer', ...facts } })
      const imported = await importInstallations(
        { ...seed, now: before },
        readInstallationsCsv(fleet),
      )
      expect(imported).toMatchObject({ ok: true, problems: [] })
      const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
      await draftInvoices(release, { now: new Date('2026-11-10T08:00:00Z') })
    }, 60_000)

    test.each(['N1', 'N4', 'N6', 'N11', 'N12'])('%s', async id => {
      const wanted = data.vectors.find(vector => vector.id === id)?.expect ?? {}
      const { lines, totals } = await drafted(id)
      const { net, gross, vat, allowances } = totals
      const got = { net, gross, vat, allowances, lines: lines.map(({ amount }) => amount) }
      expect(got).toMatchObject(wanted)
    })

    test('N27', async () => {
      const { rows } = await db.execute(sql`
      select l.state, l.why from ledger l join installations i on i.id = l.installation_id
      where i.name = 'N27'`)
      expect(rows).toEqual([{ state: 'not_billable', why: 'serverless' }])
    })
  },
)

function add({ rules, ...book }: (typeof data.books)[number]) {
  const numbered = [...rules, margin].map((rule, seq) => ({ seq, text: name, ...rule }))
  const valid = { version: 1, validFrom: '2026-01-01', validTo: null }
  return publishBook(priceBook.parse({ ...book, ...valid, rules: numbered }), before)
}

async function drafted(installation: string) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select d.id from drafts d join installations i on i.id = d.installation_id
    where i.name = ${installation}`)
  return documentIn(rows[0]?.id ?? '')
}
