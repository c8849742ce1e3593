import { expect, test } from 'vitest'
import type { Actor, Token } from '@/lib/release/people'
import { payloads, type InstallationCommandOf } from './commands'
import { decide } from './decide'
import type { Installation, InstallationState } from './installation'

const company = {
  ...{ id: 'c1', name: 'Kaldalón hf.', country: 'IS', vatId: null, registration: null },
  ...{ street: null, postalCode: null, city: null, endpointScheme: null, endpointId: null },
  partner: false,
}
const known: Installation = {
  ...{ id: 'i1', customerId: 'c1', active: true, rollingOut: null, contract: [] },
  ...{ name: 'production', partnerId: null, track: 'self_hosted', infrastructure: 'kubernetes' },
  ...{ nodes: 14, environments: 2, region: 'Reykjavík', operator: 'customer', sale: 'direct' },
  ...{ version: '3.0.2', healthUrl: null, source: 'heartbeat', asOf: '2026-11-24' },
  factsAt: new Date('2026-11-24T08:00:00Z'),
}
const there: InstallationState = {
  now: new Date('2026-11-24T12:00:00Z'),
  ...{ today: '2026-11-24', newCustomerId: 'new', seq: 3, customer: company, partner: null },
  ...{ installation: known, nameTaken: false },
}
const same = { infrastructure: 'kubernetes', nodes: 14, environments: 2, region: 'Reykjavík' }
const report = (change: object = {}): InstallationCommandOf<'reportFacts'> => ({
  type: 'reportFacts',
  ...payloads.reportFacts.parse({ ...same, ...change }),
})
const token = (...scopes: ('installations:write' | 'releases:read')[]): Token => ({
  kind: 'token',
  ...{ id: 't', name: 'agent', scopes, installationId: known.id },
})
const agent = token('installations:write')
const answered = (
  command: InstallationCommandOf<'reportFacts'>,
  state = there,
  actor: Actor = agent,
) => {
  const answer = decide(state, command, actor)
  return answer.ok ? answer.events : answer.refusal.code
}

test('what changed is written down, with the moment it was seen and its source', () => {
  const asOf = '2026-11-24T11:00:00.000Z'
  expect(answered(report({ nodes: 18, version: '3.1.0', asOf }))).toEqual([
    expect.objectContaining({
      ...{ type: 'factsReported', changed: ['nodes', 'version'], nodes: 18, version: '3.1.0' },
      ...{ source: 'heartbeat', asOf, sale: 'direct', operator: 'customer' },
    }),
  ])
})

test('what is not there reports nothing', () => {
  const gone = { ...there, installation: null }
  expect(answered(report({ nodes: 18 }), gone, { kind: 'machine', name: 'seed' })).toBe('retired')
  expect(answered(report({ nodes: 18 }), gone)).toBe('wrong-role')
})

test('what was known is confirmed once it is older than a day, and not before', () => {
  expect(answered(report())).toBe('unchanged')
  const later = { ...there, now: new Date('2026-11-25T08:00:01Z') }
  expect(answered(report(), later)).toMatchObject([{ type: 'factsReported', changed: [] }])
})

test('a report that comes after a younger one changes nothing, nor one from the future', () => {
  expect(answered(report({ nodes: 2, asOf: '2026-11-24T08:00:00Z' }))).toBe('older-facts')
  expect(answered(report({ nodes: 2, asOf: '2026-11-20T08:00:00Z' }))).toBe('older-facts')
  expect(answered(report({ nodes: 2, asOf: '2026-11-24T12:06:00Z' }))).toBe('facts-in-the-future')
  expect(answered(report({ nodes: 2, asOf: '2026-11-24T12:04:00Z' }))).toHaveLength(1)
})

test('only a machine reports, a token only with its scope and of its own installation, and nothing of what is retired', () => {
  const sales: Actor = { kind: 'person', id: 'x', roles: ['sales', 'devops', 'admin'] }
  const changed = report({ nodes: 2 })
  expect(answered(changed, there, sales)).toBe('wrong-role')
  expect(answered(changed, there, token('releases:read'))).toBe('wrong-role')
  for (const installationId of ['another', null, undefined])
    expect(answered(changed, there, { ...agent, installationId })).toBe('wrong-role')
  expect(answered(changed, { ...there, installation: { ...known, active: false } })).toBe('retired')
})

test.each([
  ['nodes', 0],
  ['nodes', 100_001],
  ['nodes', 1.5],
  ['nodes', '14'],
  ['environments', -1],
  ['infrastructure', 'mainframe'],
  ['region', 'x'],
  ['region', 'a\u0000b'],
  ['version', 'latest'],
  ['asOf', '2026-11-24'],
  ['sale', 'direct'],
])('a report that says %s is %j is not taken', (name, value) => {
  expect(payloads.reportFacts.safeParse({ ...same, [name]: value }).success).toBe(false)
})
