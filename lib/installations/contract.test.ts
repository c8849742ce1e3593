import { expect, test } from 'vitest'
import type { FlagEntry } from '@/lib/invoice/contract-flags'
import { machineNames, type Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { payloads } from './commands'
import { concerns } from './concerns'
import { decide, obstacle } from './decide'
import type { Installation, InstallationState } from './installation'

const company = {
  ...{ id: 'c1', name: 'Kaldalón hf.', country: 'IS', vatId: null, registration: null },
  ...{ street: null, postalCode: null, city: null, endpointScheme: null, endpointId: null },
  partner: false,
}
const known: Installation = {
  ...{ id: 'i1', customerId: 'c1', active: true, rollingOut: null, contract: [] },
  ...{ name: 'production', partnerId: null, track: 'self_hosted', infrastructure: 'vm' },
  ...{ nodes: 1, environments: 1, region: 'Reykjavík', operator: 'customer', sale: 'direct' },
  ...{ version: '3.0.2', healthUrl: null, source: 'imported', asOf: '2026-11-02' },
  factsAt: new Date('2026-11-02'),
}
const there = (contract: readonly FlagEntry[] = []): InstallationState => ({
  now: new Date('2026-11-24T12:00:00Z'),
  ...{ today: '2026-11-24', newCustomerId: 'new', customer: company, partner: null },
  ...{ installation: { ...known, contract }, nameTaken: false },
})
const person = (...held: Role[]): Actor => ({ kind: 'person', id: 'x', roles: held })
const [sales, devops] = [person('sales'), person('devops')]
const typed = { flag: 'maintenanceCovered', value: 'yes', valid_from: '2026-01-01' }
const said = (change: Record<string, string> = {}) =>
  ({
    type: 'recordContractFlag',
    ...payloads.recordContractFlag.parse({ ...typed, reference: 'MC-14', ...change }),
  }) as const
const entry = (value: boolean | null, validFrom: string): FlagEntry => ({
  ...({ flag: 'maintenanceCovered', value, validFrom } as const),
})
const answered = (contract: readonly FlagEntry[], change: Record<string, string> = {}) => {
  const answer = decide(there(contract), said(change), sales)
  return answer.ok ? answer.events : answer.refusal.code
}

test.each(roles)('a contract is a matter of sales, also for %s', role => {
  const refusal = role === 'sales' ? null : { code: 'wrong-role', needs: ['sales'] }
  expect(obstacle(known, 'recordContractFlag', person(role))).toEqual(refusal)
  const answer = decide(there(), said(), person(role))
  expect(answer.ok ? answer.role : answer.refusal).toEqual(refusal ?? 'sales')
})

test('of the machines only the seed knows of one, and no token', () => {
  const may = machineNames.filter(
    name => obstacle(known, 'recordContractFlag', { kind: 'machine', name }) === null,
  )
  expect(may).toEqual(['seed'])
  const scopes = ['installations:write'] as const
  const token: Actor = { kind: 'token', id: 't', name: 'agent', scopes, installationId: 'i1' }
  expect(obstacle(known, 'recordContractFlag', token)?.code).toBe('wrong-role')
})

test('what is recorded has its first day and its contract', () => {
  expect(answered([])).toEqual([
    {
      ...{ type: 'contractFlagRecorded', flag: 'maintenanceCovered', value: true },
      ...{ validFrom: '2026-01-01', reference: 'MC-14' },
    },
  ])
  expect(answered([entry(true, '2026-01-01')], { value: 'no' })).toMatchObject([{ value: false }])
  expect(answered([entry(true, '2026-01-01')], { value: 'unknown' })).toMatchObject([
    { value: null },
  ])
  // It holds from an earlier day than was known, or goes on in another contract.
  expect(answered([entry(true, '2026-06-01')])).toMatchObject([{ validFrom: '2026-01-01' }])
  expect(answered([entry(true, '2025-01-01')])).toMatchObject([{ validFrom: '2026-01-01' }])
  expect(answered([], { valid_from: '2027-01-01' })).toMatchObject([{ validFrom: '2027-01-01' }])
})

test('what is known already is not recorded again', () => {
  expect(answered([entry(true, '2026-01-01')])).toBe('unchanged')
  expect(answered([], { value: 'unknown' })).toBe('unchanged')
  expect(answered([entry(null, '2025-01-01')], { value: 'unknown' })).toBe('unchanged')
  expect(answered([entry(true, '2025-01-01')], { value: 'unknown' })).not.toBe('unchanged')
})

test.each([
  [{ value: 'true' }, 'value', 'unknown-value'],
  [{ flag: 'nodes' }, 'flag', 'unknown-value'],
  [{ valid_from: '2026-02-30' }, 'valid_from', 'not-a-date'],
  [{ reference: ' ' }, 'reference', 'required'],
])('a form that says %j is not read', (change, field, code) => {
  const read = payloads.recordContractFlag.safeParse({ ...typed, reference: 'MC-14', ...change })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, code]])
})

test('of what is not there nothing is recorded', () => {
  const state = { ...there(), installation: null }
  expect(decide(state, said(), sales)).toEqual({ ok: false, refusal: { code: 'retired' } })
})

test('of what is retired it is recorded what the contract said, by the same people, and nothing else', () => {
  const installation = { ...known, active: false, rollingOut: '3.1.0' }
  expect(obstacle(installation, 'recordContractFlag', sales)).toBeNull()
  expect(decide({ ...there(), installation }, said(), sales)).toMatchObject({
    ...{ ok: true, events: [{ type: 'contractFlagRecorded' }] },
  })
  expect(obstacle(installation, 'recordContractFlag', devops)?.code).toBe('wrong-role')
  for (const name of ['editInstallation', 'importInstallation', 'retireInstallation'] as const)
    expect(obstacle(installation, name, sales)).toEqual({ code: 'retired' })
})

test('a form is overtaken by what was said of the contract, not by a heartbeat or the end', () => {
  const { type: _, ...recorded } = said()
  expect(concerns(said(), { type: 'contractFlagRecorded', ...recorded })).toBe(true)
  const { id: _id, customerId: _c, active: _a, rollingOut: _r, contract: _f, ...facts } = known
  const { factsAt: _at, ...told } = facts
  expect(concerns(said(), { type: 'factsReported', changed: ['nodes'], ...told })).toBe(false)
  expect(concerns(said(), { type: 'installationRetired', reason: 'Ended' })).toBe(false)
})

const cells = {
  ...{ customer: company.name, installation: 'production', type: 'self_hosted', partner: '' },
  ...{ country: 'IS', vat_id: '', registration: '', infrastructure: 'vm', nodes: '1' },
  ...{ environments: '1', region: 'Reykjavík', operator: 'customer', current_version: '3.0.2' },
  ...{ sale: 'direct', health_url: '', maintenance_covered: 'yes', priority_support: 'no' },
  ...{ contract_from: '2026-01-01', contract_reference: 'MC-14' },
}
const row = (change: Record<string, string> = {}) =>
  ({
    type: 'importInstallation',
    ...payloads.importInstallation.parse({ ...cells, ...change }),
  }) as const

test('a file says what contracts do, when sales imports it', () => {
  const flags = [
    { type: 'contractFlagRecorded', flag: 'maintenanceCovered', value: true, reference: 'MC-14' },
    { type: 'contractFlagRecorded', flag: 'prioritySupport', value: false, reference: 'MC-14' },
  ]
  expect(decide(there(), row(), sales)).toMatchObject({ role: 'sales', events: flags })
  const unknown = { ...there(), installation: null }
  expect(decide(unknown, row(), sales)).toMatchObject({
    events: [{ type: 'installationAdded' }, ...flags],
  })
  const refusal = { code: 'wrong-role', needs: ['sales'] }
  for (const state of [there(), unknown])
    expect(decide(state, row(), devops)).toEqual({ ok: false, refusal })
})

test('a file that says what is known, or nothing, is anybody’s who may import', () => {
  const priority = { ...entry(false, '2026-01-01'), flag: 'prioritySupport' as const }
  const state = there([entry(true, '2026-01-01'), priority])
  expect(decide(state, row({ nodes: '2' }), devops)).toMatchObject({
    events: [{ type: 'installationEdited' }],
  })
  expect(decide(state, row(), devops)).toMatchObject({ refusal: { code: 'unchanged' } })
  const nothing = { contract_from: '', contract_reference: '' }
  const silent = row({ maintenance_covered: '', priority_support: '', ...nothing, nodes: '2' })
  expect(decide(there(), silent, devops)).toMatchObject({ ok: true })
})
