import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { payloads } from './commands'
import { decide, obstacle } from './decide'

const typed = {
  name: 'Rheinblick Hosting GmbH',
  country: 'de',
  vat_id: 'DE 136 695 976',
  registration: '',
  contact: '',
  language: 'en',
  partner: 'on',
}
const facts = payloads.addCustomer.parse(typed)
const nothing = {
  ...{ today: '2026-11-24', known: null, confirmed: null, nameTaken: false, asPartner: 0 },
}
const person = (role: Role): Actor => ({ kind: 'person', id: 'x', roles: [role] })
const codeOf = (answer: ReturnType<typeof decide>) => (answer.ok ? null : answer.refusal.code)
const add = { type: 'addCustomer', ...facts } as const
const edit = { type: 'editCustomer', ...facts } as const

test.each(roles)('only sales and devops record customers: %s', role => {
  const code = role === 'sales' || role === 'devops' ? null : 'wrong-role'
  expect(codeOf(decide(nothing, add, person(role)))).toBe(code)
  expect(obstacle(person(role), 'addCustomer')?.code ?? null).toBe(code)
})

test('of the machines only the one that fills a new console says that a VAT id was confirmed', () => {
  const machine = (name: 'seed' | 'scheduler'): Actor => ({ kind: 'machine', name })
  expect(obstacle(machine('seed'), 'confirmVatId')).toBeNull()
  expect(obstacle(machine('scheduler'), 'confirmVatId')?.code).toBe('wrong-role')
})

test('numbers are stored as registers write them', () => {
  expect(facts).toMatchObject({ country: 'DE', vatId: 'DE136695976', registration: null })
})

test('a number that the country does not have is refused at its field', () => {
  const read = payloads.addCustomer.safeParse({ ...typed, country: 'FR', registration: '12' })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['vat_id', 'not-a-vat-id'],
    ['registration', 'not-a-siren'],
  ])
})

test('names are unique, nothing is saved twice, and a partner who is named stays one', () => {
  const sales = person('sales')
  expect(codeOf(decide({ ...nothing, nameTaken: true }, add, sales))).toBe('name-taken')
  expect(codeOf(decide({ ...nothing, known: facts }, add, sales))).toBe('already-exists')
  expect(codeOf(decide({ ...nothing, known: facts }, edit, sales))).toBe('unchanged')
  const named = { ...nothing, known: facts, asPartner: 3 }
  expect(decide(named, { ...edit, partner: false }, sales)).toEqual({
    ok: false,
    refusal: { code: 'has-installations', count: 3 },
  })
})

test('an electronic address is whole and has the shape of its scheme', () => {
  const faults = (endpoint_scheme: string, endpoint_id: string) => {
    const read = payloads.addCustomer.safeParse({ ...typed, endpoint_scheme, endpoint_id })
    return read.error?.issues.map(({ path, message }) => [path[0], message]) ?? []
  }
  expect(faults('9930', 'DE136695976')).toEqual([])
  expect(faults('9930', '136695976')).toEqual([['endpoint_id', 'not-an-endpoint']])
  expect(faults('9930', '')).toEqual([['endpoint_id', 'endpoint-incomplete']])
  expect(faults('', 'DE136695976')).toEqual([['endpoint_scheme', 'endpoint-incomplete']])
  expect(faults('9999', 'X')).toEqual([['endpoint_scheme', 'unknown-value']])
})

test('sales confirms the VAT id that was asked about, on a day that has come', () => {
  const there = { ...nothing, known: facts }
  const said = { vatId: 'DE136695976', on: '2026-11-24', reference: 'WAPI-1' }
  const confirm = { type: 'confirmVatId', ...said } as const
  expect(decide(there, confirm, person('sales'))).toMatchObject({
    ok: true,
    events: [{ type: 'vatIdConfirmed', ...said }],
  })
  const refused = (state: Parameters<typeof decide>[0], command: typeof confirm, role: Role) =>
    codeOf(decide(state, command, person(role)))
  expect(refused(there, confirm, 'devops')).toBe('wrong-role')
  expect(refused({ ...there, known: { ...facts, vatId: null } }, confirm, 'sales')).toBe(
    'no-vat-id',
  )
  const other = { ...there, known: { ...facts, vatId: 'DE123456704' } }
  expect(refused(other, confirm, 'sales')).toBe('vat-id-changed')
  expect(refused({ ...there, today: '2026-11-23' }, confirm, 'sales')).toBe('in-the-future')
  const confirmed = { on: '2026-11-24', reference: 'WAPI-1' }
  expect(refused({ ...there, confirmed }, confirm, 'sales')).toBe('unchanged')
})
