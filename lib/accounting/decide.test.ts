import { expect, test } from 'vitest'
import { sellerFor } from '@/lib/invoice/party'
import { territories } from '@/lib/invoice/territories'
import { legalRates, monaco, sellerIn } from '@/lib/invoice/testing'
import type { Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import { undecided, type AccountingState } from './accounting'
import { payloads, type AccountingCommand } from './commands'
import { concerns } from './concerns'
import { decide, obstacle } from './decide'

const sacha = { id: 'sacha', name: 'Sacha' }
const state: AccountingState = {
  contact: sacha,
  named: { id: 'sunna', name: 'Sunna', holdsSales: true },
  policy: { ...undecided, retention: null },
  territories: [],
  rates: legalRates,
  sellers: [],
}
const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id, roles })
const contact = person('sacha', 'sales')
const typedSeller = {
  ...{ country: 'FR', name: 'Maison Fictive SAS', street: 'rue A', postal_code: '00000' },
  ...{ city: 'Ville', vat_id: 'FR 12 000000000', registration: '000000000' },
  ...{ endpoint_scheme: '0225', endpoint_id: '000000000', zone: 'Europe/Paris', currency: 'EUR' },
}
const rate = { country: 'FR', rate: '21', from: '2027-01-01', evidence: 'CGI art. 278' }
const commands: Record<string, AccountingCommand> = {
  name: { type: 'nameAccountingContact', person: crypto.randomUUID() },
  policy: {
    type: 'decideVatPolicy',
    ...payloads.decideVatPolicy.parse({
      outsideUnion: 'G',
      vatIdEvidence: 'confirmed',
      retention: '',
    }),
  },
  territory: { type: 'decideTerritory', ...payloads.decideTerritory.parse(monaco()) },
  rate: { type: 'recordVatRate', ...payloads.recordVatRate.parse(rate) },
  withdraw: {
    type: 'withdrawVatRate',
    ...payloads.withdrawVatRate.parse({ country: 'FR', evidence: 'A slip of the pen.' }),
  },
  seller: { type: 'editSeller', ...payloads.editSeller.parse(typedSeller) },
}
const said = (command: AccountingCommand | undefined, actor: Actor, of = state) => {
  if (!command) throw new Error('No such command.')
  const answer = decide(of, command, actor)
  return answer.ok ? answer.events : answer.refusal
}

test.each(['policy', 'territory', 'rate', 'withdraw', 'seller'])(
  'only the contact decides: %s',
  name => {
    const command = commands[name]
    expect(said(command, contact)).toHaveLength(1)
    expect(said(command, person('sunna', 'sales'))).toEqual({
      code: 'not-accounting',
      contact: 'Sacha',
    })
    expect(said(command, person('sacha', 'admin', 'devops'))).toMatchObject({ code: 'wrong-role' })
    expect(said(command, { kind: 'machine', name: 'scheduler' })).toMatchObject({
      code: 'wrong-role',
    })
    expect(said(command, { kind: 'machine', name: 'seed' })).toHaveLength(1)
    const nobody = { ...state, contact: null }
    expect(said(command, contact, nobody)).toEqual({ code: 'not-accounting', contact: null })
  },
)

test('an admin names the contact, who is in sales and is not the contact already', () => {
  const admin = person('ada', 'admin')
  expect(said(commands['name'], admin)).toEqual([
    { type: 'accountingContactNamed', person: 'sunna', name: 'Sunna' },
  ])
  expect(said(commands['name'], contact)).toMatchObject({ code: 'wrong-role' })
  expect(obstacle(state, 'nameAccountingContact', contact)?.code).toBe('wrong-role')
  const named = (change: AccountingState['named']) =>
    said(commands['name'], admin, { ...state, named: change })
  expect(named(null)).toEqual({ code: 'unknown-person' })
  expect(named({ id: 'd', name: 'Dora', holdsSales: false })).toEqual({
    code: 'not-sales',
    name: 'Dora',
  })
  expect(named({ ...sacha, holdsSales: true })).toEqual({ code: 'unchanged' })
})

test('what is decided of a territory counts from any day on, and may be undecided again', () => {
  const decide = (change: object, territories: AccountingState['territories'] = []) => {
    const typed = payloads.decideTerritory.parse({ ...monaco(), ...change })
    return said({ type: 'decideTerritory', ...typed }, contact, { ...state, territories })
  }
  const known = [monaco()]
  expect(decide({})).toEqual([{ type: 'territoryDecided', ...monaco() }])
  expect(decide({ treatment: 'undecided' })).toEqual({ code: 'unchanged' })
  expect(decide({}, known)).toEqual({ code: 'unchanged' })
  expect(decide({ from: '2026-07-01' }, known)).toEqual({ code: 'unchanged' })
  expect(decide({ from: '2025-01-01' }, known)).toHaveLength(1)
  expect(decide({ evidence: 'Another notice' }, known)).toHaveLength(1)
  expect(decide({ territory: 'RE' }, known)).toHaveLength(1)
  expect(decide({ from: '2026-07-01', treatment: 'undecided' }, known)).toMatchObject([
    { treatment: null, from: '2026-07-01' },
  ])
})

test.each(territories)(
  '%s is decided for the company that sells there, and no other',
  territory => {
    const decide = (seller: string) => {
      const typed = payloads.decideTerritory.parse({ ...monaco(), territory, seller })
      return said({ type: 'decideTerritory', ...typed }, contact)
    }
    const companies = ['FR', 'IS'].map(country => ({
      ...{
        seller: sellerIn(country === 'IS' ? 'IS' : 'FR'),
        zone: 'UTC',
        currency: 'EUR' as const,
      },
    }))
    const from = sellerFor(territory, companies)?.seller.country
    expect(from).toBe('FR')
    expect(decide('FR')).toHaveLength(1)
    expect(decide('IS')).toEqual({ code: 'another-seller', seller: 'FR' })
  },
)

test.each([
  ['territory', 'DE', 'choose-one'],
  ['seller', 'DE', 'choose-one'],
  ['treatment', 'exempt', 'choose-one'],
  ['from', '1 January', 'not-a-date'],
  ['evidence', ' ', 'required'],
])('of a territory the %s %j is refused at that field', (field, value, message) => {
  const read = payloads.decideTerritory.safeParse({ ...monaco(), [field]: value })
  expect(read.error?.issues.map(issue => [issue.path[0], issue.message])).toEqual([
    [field, message],
  ])
})

test('a form about a territory is overtaken by what is decided of that one, for its company, alone', () => {
  const command = commands['territory']
  if (!command) throw new Error('It is there.')
  const decided = (change: Parameters<typeof monaco>[0]) =>
    concerns(command, { type: 'territoryDecided', ...monaco(change) })
  expect(decided({})).toBe(true)
  expect(decided({ territory: 'RE' })).toBe(false)
  expect(decided({ seller: 'IS' })).toBe(false)
})

test('a rate begins after the newest one, and is another', () => {
  const record = (change: object) =>
    said(
      { type: 'recordVatRate', ...payloads.recordVatRate.parse({ ...rate, ...change }) },
      contact,
    )
  expect(record({ from: '2010-01-01' })).toEqual({ code: 'begins-too-early', after: '2014-01-01' })
  expect(record({ rate: '20.0' })).toEqual({ code: 'unchanged' })
  expect(record({ from: '2014-01-02' })).toHaveLength(1)
})

test('a mistyped rate is entered again for its day, or withdrawn', () => {
  const record = (change: object, of = state) =>
    said(
      { type: 'recordVatRate', ...payloads.recordVatRate.parse({ ...rate, ...change }) },
      contact,
      of,
    )
  expect(record({ from: '2014-01-01' })).toMatchObject([{ rate: '21', from: '2014-01-01' }])
  expect(record({ from: '2014-01-01', rate: '20' })).toEqual({ code: 'unchanged' })

  const far = { country: 'FR', category: 'S', rate: '2.1', from: '2077-01-01' } as const
  const mistyped = { ...state, rates: [...legalRates, far] }
  expect(record({}, mistyped)).toEqual({ code: 'begins-too-early', after: '2077-01-01' })
  const withdraw = commands['withdraw']
  const evidence = 'A slip of the pen.'
  expect(said(withdraw, contact, mistyped)).toEqual([
    { type: 'vatRateWithdrawn', ...far, evidence },
  ])
  expect(said(withdraw, contact, { ...state, rates: [] })).toEqual({ code: 'no-rate' })
})

test('nothing is saved twice', () => {
  const edited = said(commands['seller'], contact)
  expect(edited).toMatchObject([{ vatId: 'FR12000000000', endpointScheme: '0225' }])
  const known = {
    seller: {
      ...sellerIn('FR'),
      ...{ name: 'Maison Fictive SAS', registration: '000000000' },
      address: { street: 'rue A', postalCode: '00000', city: 'Ville' },
      endpoint: { scheme: '0225', id: '000000000' },
      vatId: { number: 'FR12000000000', status: 'format_ok', confirmedAt: null },
    },
    zone: 'Europe/Paris',
    currency: 'EUR',
  } as const
  expect(said(commands['seller'], contact, { ...state, sellers: [known] })).toEqual({
    code: 'unchanged',
  })
  const policy = { outsideUnion: 'G', vatIdEvidence: 'confirmed', retention: null } as const
  expect(said(commands['policy'], contact, { ...state, policy })).toEqual({ code: 'unchanged' })
})

test.each([
  ['registration', '000000001', 'not-a-siren'],
  ['vat_id', 'FR00', 'not-a-vat-id'],
  ['endpoint_id', '12', 'not-an-endpoint'],
  ['city', ' ', 'required'],
  ['zone', 'Europe/Nowhere', 'unknown-zone'],
])('a company whose %s is %s is refused at that field', (field, value, message) => {
  const read = payloads.editSeller.safeParse({ ...typedSeller, [field]: value })
  expect(read.error?.issues.map(issue => [issue.path[0], issue.message])).toEqual([
    [field, message],
  ])
})

test.each(['-1', '100.1', '1e3', '', '20,5', '20 '.repeat(20)])('%j is no rate', value => {
  expect(payloads.recordVatRate.safeParse({ ...rate, rate: value }).success).toBe(false)
})
