import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { accounting } from '@/db/aggregates/accounting'
import { customer } from '@/db/aggregates/customer'
import { installation } from '@/db/aggregates/installation'
import { terms } from '@/db/aggregates/terms'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { refusedAlike } from '@/db/testing/refused-alike'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import { payloads as decisions, type AccountingCommand } from '@/lib/accounting/commands'
import type { AccountingEvent } from '@/lib/accounting/events'
import { monaco, termsFor } from '@/lib/invoice/testing'
import { payloads } from '@/lib/terms/commands'

let here: Gathered
let general = ''
let german = ''

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  general = await idOf(sql`select id from terms_of_sale where code = 'CGV-2026'`)
  german = await idOf(
    sql`select id from customers where vat_id like 'DE%' and not partner order by name limit 1`,
  )
})

async function idOf(query: ReturnType<typeof sql>) {
  const { rows } = await db.execute<{ id: string }>(query)
  if (!rows[0]) throw new Error('It is not there.')
  return rows[0].id
}

const sunna = () => here.who('Sunna')
const sacha = () => here.who('Sacha')
const dora = () => here.who('Dora')
const ada = () => here.who('Ada')

const rate = { country: 'FR', rate: '21', from: '2027-01-01', evidence: 'A law.' } as const
const policy = { outsideUnion: 'G', vatIdEvidence: 'confirmed', retention: null } as const
const company = decisions.editSeller.parse({
  ...{ country: 'FR', name: 'Maison Fictive SAS', street: 'rue A', postal_code: '00000' },
  ...{ city: 'Ville', vat_id: 'FR 12 000000000', registration: '000000000' },
  ...{ endpoint_scheme: '0225', endpoint_id: '000000000', zone: 'Europe/Paris', currency: 'EUR' },
})
type Decided = { command: () => AccountingCommand; event: () => AccountingEvent }
const recordFrom = (from: string): Decided => ({
  command: () => ({ type: 'recordVatRate', ...rate, from }),
  event: () => ({ type: 'vatRateRecorded', ...rate, from, category: 'S' }),
})
const decide: Decided = {
  command: () => ({ type: 'decideVatPolicy', ...policy }),
  event: () => ({ type: 'vatPolicyDecided', ...policy }),
}
const decideMonaco: Decided = {
  command: () => ({ type: 'decideTerritory', ...monaco() }),
  event: () => ({ type: 'territoryDecided', ...monaco() }),
}
const edit: Decided = {
  command: () => ({ type: 'editSeller', ...company }),
  event: () => ({ type: 'sellerEdited', ...company }),
}
const named = (who: string): Decided => ({
  command: () => ({ type: 'nameAccountingContact', person: here.who(who).id }),
  event: () => ({ type: 'accountingContactNamed', person: here.who(who).id, name: who }),
})

const cases: [string, string, () => Acting, Decided][] = [
  ['wrong-role', 'vat_rates_are_decided', ada, recordFrom('2027-01-01')],
  ['wrong-role', 'vat_policy_is_decided', dora, decide],
  ['wrong-role', 'territory_decisions_are_decided', ada, decideMonaco],
  ['wrong-role', 'sellers_are_decided', dora, edit],
  ['wrong-role', 'contact_is_named_by_admins', sacha, named('Sunna')],
  ['not-accounting', 'vat_rates_are_decided', sunna, recordFrom('2027-01-01')],
  ['not-accounting', 'vat_policy_is_decided', sunna, decide],
  ['not-accounting', 'territory_decisions_are_decided', sunna, decideMonaco],
  ['not-accounting', 'sellers_are_decided', sunna, edit],
  ['not-sales', 'contact_is_in_sales', ada, named('Dora')],
  ['begins-too-early', 'vat_rates_begin_later', sacha, recordFrom('2013-01-01')],
]

test.each(cases)('accounting: %s by %s', async (code, guard, by, { command, event }) => {
  const asked = { actor: by(), subject: 'accounting', command: command(), channel: 'api' } as const
  expect((await refusedAlike(accounting, asked, [guard, event()])).code).toBe(code)
})

const typed = {
  ...{ code: 'OTHER', level: 'vendor_general', agreedFor: 'seller-fr', party: 'vendor' },
  ...{ validFrom: '2026-06-01', validTo: '', dueKind: 'net', dueDays: '45', priceBook: '' },
  ...{ marginPercent: '', discountPercent: '', discountAmount: '', minimum: '', maximum: '' },
  ...{ clause: '', commissionPercent: '', documentName: 'Contract', sha256: 'a'.repeat(64) },
}
const add = () => ({ type: 'addTerms' as const, ...payloads.addTerms.parse(typed) })
const added = () => ({
  type: 'termsAdded' as const,
  terms: {
    ...{ ...termsFor('FR'), code: 'OTHER', validFrom: '2026-06-01', agreedFor: 'seller-fr' },
    document: { name: 'Contract', sha256: 'a'.repeat(64) },
  },
})
const end = { lastDay: '2026-12-31', reason: 'Over.' }

test.each([
  ['wrong-role', 'terms_are_agreed_by_sales', dora],
  ['overlaps', 'terms_have_no_rival', sunna],
] as const)('terms: %s by %s', async (code, guard, by) => {
  const subject = crypto.randomUUID()
  const asked = { actor: by(), subject, command: add(), channel: 'api' } as const
  expect((await refusedAlike(terms, asked, [guard, added()])).code).toBe(code)
})

test.each([
  ['wrong-role', 'terms_are_agreed_by_sales', dora, sql`select`],
  [
    ...(['over', 'terms_end_once', sunna] as const),
    sql`update terms_of_sale set ended_on = '2026-12-30', end_reason = 'Over.', ended_at = now()`,
  ],
] as const)('ending terms: %s by %s', async (code, guard, by, before) => {
  await withUndo(['terms_of_sale'], async () => {
    await unguarded.execute(before)
    const command = { type: 'endTerms', ...end } as const
    const asked = { actor: by(), subject: general, command, channel: 'api' } as const
    const event = { type: 'termsEnded', ...end } as const
    expect((await refusedAlike(terms, asked, [guard, event])).code).toBe(code)
  })
})

test('a VAT id that sales did not confirm', async () => {
  const { rows } = await db.execute<{ vat: string }>(
    sql`select vat_id as vat from customers where id = ${german}`,
  )
  const said = { vatId: rows[0]?.vat ?? '', on: '2026-11-01', reference: 'WAPI' }
  const command = { type: 'confirmVatId', ...said } as const
  const asked = { actor: dora(), subject: german, command, channel: 'api' } as const
  const event = { type: 'vatIdConfirmed', ...said } as const
  expect(await refusedAlike(customer, asked, ['vat_ids_are_confirmed_by_sales', event])).toEqual({
    code: 'wrong-role',
    needs: ['sales'],
  })
})

test('what a contract says, recorded by another than sales', async () => {
  const subject = await idOf(sql`select id from installations order by name limit 1`)
  const flag = { flag: 'prioritySupport', value: true, validFrom: '2026-01-01' } as const
  const said = { ...flag, reference: 'MC-14' }
  const command = { type: 'recordContractFlag', ...said } as const
  const asked = { actor: dora(), subject, command, channel: 'api' } as const
  const event = { type: 'contractFlagRecorded', ...said } as const
  expect(
    await refusedAlike(installation, asked, ['contracts_are_recorded_by_sales', event]),
  ).toEqual({ code: 'wrong-role', needs: ['sales'] })
})
