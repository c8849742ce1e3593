import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import { payloads, type InstallationCommandOf } from './commands'
import { decide, obstacle } from './decide'
import type { Company, Installation, InstallationState } from './installation'

const cells = {
  customer: 'Kaldalón hf.',
  installation: 'production',
  type: 'self_hosted',
  partner: '',
  country: 'IS',
  vat_id: '',
  registration: '710299-1459',
  infrastructure: 'kubernetes',
  nodes: '14',
  environments: '2',
  region: 'Reykjavík',
  operator: 'customer',
  current_version: '3.0.2',
  sale: 'direct',
  health_url: '',
}
const row = (changed: Partial<typeof cells> = {}) =>
  ({
    type: 'importInstallation',
    ...payloads.importInstallation.parse({ ...cells, ...changed }),
  }) as const

const customer: Company = {
  id: 'c1',
  name: 'Kaldalón hf.',
  country: 'IS',
  vatId: null,
  registration: '710299-1459',
  ...{ street: null, postalCode: null, city: null, endpointScheme: null, endpointId: null },
  partner: false,
}
const partner: Company = { ...customer, id: 'p1', name: 'Norðurhýsing ehf.', partner: true }
const known: Installation = {
  ...{ id: 'i1', customerId: 'c1', active: true, rollingOut: null, contract: [] },
  ...{ name: 'production', partnerId: null, track: 'self_hosted', infrastructure: 'kubernetes' },
  ...{ nodes: 14, environments: 2, region: 'Reykjavík', operator: 'customer', sale: 'direct' },
  ...{ version: '3.0.2', healthUrl: null, source: 'imported', asOf: '2026-11-02' },
  factsAt: new Date('2026-11-02'),
}
const nothing: InstallationState = {
  now: new Date('2026-11-24T09:00:00Z'),
  today: '2026-11-24',
  newCustomerId: 'new',
  ...{ installation: null, customer: null, partner: null, nameTaken: false },
}
const there: InstallationState = { ...nothing, installation: known, customer }
const person = (...roles: Role[]): Actor => ({ kind: 'person', id: 'x', roles })
const sales = person('sales')
const codeOf = (answer: ReturnType<typeof decide>) => (answer.ok ? null : answer.refusal.code)
const typesOf = (answer: ReturnType<typeof decide>) =>
  answer.ok ? answer.events.map(event => event.type) : null

test.each([
  ['sales', null],
  ['devops', null],
  ['product', 'wrong-role'],
  ['qa', 'wrong-role'],
  ['admin', 'wrong-role'],
  ['viewer', 'wrong-role'],
] as const)('%s: %s', (role, code) => {
  expect(codeOf(decide(nothing, row(), person(role)))).toBe(code)
  expect(obstacle(null, 'addInstallation', person(role))?.code ?? null).toBe(code)
})

test('a customer who is new is recorded before the installation', () => {
  const answer = decide(nothing, row(), sales)
  expect(typesOf(answer)).toEqual(['customerRecorded', 'installationAdded'])
  expect(answer).toMatchObject({ events: [{ id: 'new' }, { customerId: 'new', nodes: 14 }] })
})

test('the same row again changes nothing, also on a later day', () => {
  expect(codeOf(decide(there, row(), sales))).toBe('unchanged')
})

test('a row that differs says which facts changed', () => {
  const answer = decide(there, row({ nodes: '18', current_version: '3.1.0' }), sales)
  expect(answer).toMatchObject({ events: [{ changed: ['nodes', 'version'], source: 'imported' }] })
})

test('a file never takes a version back, a person may', () => {
  expect(codeOf(decide(there, row({ current_version: '3.0.1' }), sales))).toBe('older-version')
  expect(codeOf(decide(there, edit({ current_version: '3.0.1' }), sales))).toBe(null)
})

test('3.0.10 is not older than 3.0.2', () => {
  expect(codeOf(decide(there, row({ current_version: '3.0.10' }), sales))).toBe(null)
})

test('an empty cell takes no registration away, a new one completes the customer', () => {
  expect(codeOf(decide(there, row({ registration: '' }), sales))).toBe('unchanged')
  const changed = decide(there, row({ registration: '710299-1539' }), sales)
  expect(changed).toMatchObject({ events: [{ type: 'customerCompleted', id: 'c1', vatId: null }] })
})

test('a customer does not move to another country by a row', () => {
  expect(codeOf(decide(there, row({ country: 'NO', registration: '' }), sales))).toBe(
    'country-differs',
  )
})

test('a partner has to be recorded as one, and is not the customer', () => {
  const resale = row({ sale: 'resale', partner: partner.name })
  expect(codeOf(decide(nothing, resale, sales))).toBe('unknown-partner')
  const plain = { ...partner, partner: false }
  expect(codeOf(decide({ ...nothing, partner: plain }, resale, sales))).toBe('unknown-partner')
  expect(codeOf(decide({ ...nothing, partner }, resale, sales))).toBe(null)
  expect(codeOf(decide(nothing, row({ partner: 'KALDALÓN HF.' }), sales))).toBe('own-partner')
})

test('two installations of one customer do not share a name', () => {
  expect(codeOf(decide({ ...there, nameTaken: true }, edit(), sales))).toBe('name-taken')
})

test('what is retired stays as it is', () => {
  const retired = { ...there, installation: { ...known, active: false } }
  for (const command of [row({ nodes: '2' }), edit({ nodes: '2' }), retire])
    expect(codeOf(decide(retired, command, sales))).toBe('retired')
})

test('during a roll-out it is not retired and does not change tracks, other facts may change', () => {
  const rolling = { ...there, installation: { ...known, rollingOut: '3.1.0' } }
  expect(codeOf(decide(rolling, retire, sales))).toBe('rolling-out')
  expect(codeOf(decide(rolling, edit({ type: 'sovereign' }), sales))).toBe('rolling-out')
  expect(codeOf(decide(rolling, edit({ nodes: '15' }), sales))).toBe(null)
})

test('facts are dated: not before what is known, not after today', () => {
  expect(codeOf(decide(there, edit({ as_of: '2026-11-01' }), sales))).toBe('older-facts')
  expect(codeOf(decide(there, edit({ as_of: '2026-11-25' }), sales))).toBe('facts-in-the-future')
  expect(decide(there, edit(), sales)).toMatchObject({ events: [{ changed: ['source', 'asOf'] }] })
})

test('adding what is there already is refused', () => {
  const command = { ...row(), type: 'addInstallation' } as const
  expect(codeOf(decide(there, command, sales))).toBe('already-exists')
})

const retire = { type: 'retireInstallation', reason: 'Contract ended' } as const

function edit(changed: Record<string, string> = {}): InstallationCommandOf<'editInstallation'> {
  const { customer: _c, country: _o, vat_id: _v, registration: _r, ...own } = cells
  const typed = { ...own, source: 'contract', as_of: '2026-11-20', ...changed }
  return { type: 'editInstallation', ...payloads.editInstallation.parse(typed) }
}

test('what is not there is not edited', () => {
  expect(decide(nothing, edit(), person('sales'))).toEqual({
    ok: false,
    refusal: { code: 'retired' },
  })
})

test('a file that says what is known already changes nothing, whoever said it before', () => {
  const state = { ...nothing, customer, installation: { ...known, source: 'contract' as const } }
  expect(decide(state, row(), sales)).toEqual({ ok: false, refusal: { code: 'unchanged' } })
})

test('nobody is their own partner, whatever they are called', () => {
  const self = { ...customer, partner: true }
  const state = { ...nothing, customer: self, partner: self, installation: known }
  expect(decide(state, edit({ partner: 'The same by another name' }), sales)).toEqual({
    ok: false,
    refusal: { code: 'own-partner' },
  })
})
