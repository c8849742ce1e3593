import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { draftEvent } from '@/lib/invoice/events'
import { draftCommandNames, draftRules } from '@/lib/invoice/workflow'
import { commandNames, roles, rules, scopes } from '@/lib/release/workflow'
import { installationEvent } from '@/lib/installations/events'
import { releaseEvent } from '@/lib/release/events'
import { lifetimes, payloads } from './commands'
import { decide, obstacle, type TokenState } from './decide'
import { scopeEvents } from './scope-events'
import { looksLikeSecret, secretFor } from './secret'

const now = new Date('2026-11-24T12:00:00Z')
const none: TokenState = { now, token: null, taken: null }
const admin: Actor = { kind: 'person', id: 'ada', roles: ['admin'] }
const { hash, prefix } = secretFor('once', 'a secret of the server')
const typed = { name: ' GitLab CI ', scopes: ['test-runs:write'], days: '90', hash, prefix }
const issue = { type: 'issueToken', ...payloads.issueToken.parse(typed) } as const
const revoke = { type: 'revokeToken' } as const
const codeOf = (answer: ReturnType<typeof decide>) => (answer.ok ? null : answer.refusal.code)
const until = (expiresAt: string, revokedAt: string | null = null): TokenState => ({
  ...none,
  token: {
    expiresAt: new Date(expiresAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  },
})

test.each(roles)('only an admin issues and revokes: %s', role => {
  const actor: Actor = { kind: 'person', id: 'x', roles: [role] }
  const refused = role === 'admin' ? null : 'wrong-role'
  expect(codeOf(decide(none, issue, actor))).toBe(refused)
  expect(codeOf(decide(until('2026-12-01'), revoke, actor))).toBe(refused)
  expect(obstacle(none, 'issueToken', actor)?.code ?? null).toBe(refused)
})

test.each<Actor>([
  { kind: 'machine', name: 'scheduler' },
  { kind: 'machine', name: 'seed' },
  { kind: 'token', id: 'x', name: 'CI', scopes },
])('no machine issues a token: %j', actor => {
  expect(codeOf(decide(none, issue, actor))).toBe('wrong-role')
})

test('the event has the hash, the end and the scopes, and no secret', () => {
  expect(decide(none, issue, admin)).toEqual({
    ok: true,
    role: 'admin',
    events: [
      {
        type: 'tokenIssued',
        name: 'GitLab CI',
        scopes: ['test-runs:write'],
        hash,
        prefix,
        expiresAt: '2027-02-22T12:00:00.000Z',
        partnerId: null,
        installationId: null,
      },
    ],
  })
})

const partner = '00000000-0000-4000-8000-000000000000'

test.each([
  [['drafts:read'], partner, null],
  [['drafts:read'], '', 'partner-reads-drafts'],
  [['drafts:read', 'releases:read'], partner, 'partner-reads-drafts'],
  [['drafts:acknowledge'], partner, 'partner-reads-drafts'],
  [['drafts:acknowledge', 'releases:read'], '', null],
])('%j issued to %j: %s', (scopes, to, code) => {
  const payload = payloads.issueToken.parse({ ...typed, scopes, partner: to })
  expect(codeOf(decide(none, { type: 'issueToken', ...payload }, admin))).toBe(code)
})

test('whom it is issued to has to be a partner', () => {
  const payload = payloads.issueToken.parse({ ...typed, scopes: ['drafts:read'], partner })
  const command = { type: 'issueToken', ...payload } as const
  expect(codeOf(decide({ ...none, isPartner: false }, command, admin))).toBe('unknown-partner')
})

const installation = '11111111-1111-4111-8111-111111111111'

test.each([
  [['installations:write'], installation, null],
  [['installations:write'], '', 'installation-reports-facts'],
  [['installations:write', 'releases:read'], installation, 'installation-reports-facts'],
  [['releases:read'], installation, 'installation-reports-facts'],
  [['releases:read'], '', null],
])('%j issued to the installation %j: %s', (scopes, to, code) => {
  const payload = payloads.issueToken.parse({ ...typed, scopes, installation: to })
  expect(codeOf(decide(none, { type: 'issueToken', ...payload }, admin))).toBe(code)
})

test('the installation it is issued to has to be in use', () => {
  const scopes = ['installations:write']
  const payload = payloads.issueToken.parse({ ...typed, scopes, installation })
  const command = { type: 'issueToken', ...payload } as const
  expect(codeOf(decide({ ...none, isInstalled: false }, command, admin))).toBe(
    'unknown-installation',
  )
  expect(decide(none, command, admin)).toMatchObject({ events: [{ installationId: installation }] })
})

test('a name is used once, also after its token is over', () => {
  expect(codeOf(decide({ ...none, taken: 'name' }, issue, admin))).toBe('name-taken')
  expect(codeOf(decide({ ...none, taken: 'hash' }, issue, admin))).toBe('already-exists')
  expect(codeOf(decide(until('2026-12-01'), issue, admin))).toBe('already-exists')
})

test('what is over cannot be revoked again', () => {
  expect(codeOf(decide(until('2026-12-01'), revoke, admin))).toBeNull()
  expect(obstacle(until('2026-11-24T12:00:00Z'), 'revokeToken', admin)).toEqual({ code: 'over' })
  expect(obstacle(until('2026-12-01', '2026-11-20'), 'revokeToken', admin)?.code).toBe('over')
  expect(obstacle(none, 'revokeToken', admin)?.code).toBe('over')
})

test.each([
  ['scopes', { scopes: [] }, 'choose-some'],
  ['scopes', { scopes: ['everything'] }, 'choose-some'],
  ['days', { days: '366' }, 'choose-one'],
  ['days', { days: '' }, 'choose-one'],
  ['name', { name: ' ' }, 'required'],
  ['hash', { hash: 'rc_secret' }, 'not-seen'],
  ['installation', { installation: 'Kaldalón' }, 'not-an-installation'],
])('%s: %j is answered there', (field, changed, code) => {
  const [issue] = payloads.issueToken.safeParse({ ...typed, ...changed }).error?.issues ?? []
  expect([issue?.path[0], issue?.message]).toEqual([field, code])
})

test('nothing lasts longer than a year', () => {
  expect(Math.max(...lifetimes.map(Number))).toBe(365)
})

test('the same form has the same secret, another form and another server another', () => {
  const one = secretFor('once', 'a')
  expect(secretFor('once', 'a')).toEqual(one)
  expect(secretFor('twice', 'a').secret).not.toBe(one.secret)
  expect(secretFor('once', 'b').secret).not.toBe(one.secret)
  expect(looksLikeSecret(one.secret)).toBe(true)
  expect(looksLikeSecret(one.hash)).toBe(false)
})

test('every scope that opens a command names the events it brings, and none of them signs', () => {
  const opening = [
    ...commandNames.flatMap(name => rules[name].token ?? []),
    ...draftCommandNames.flatMap(name => draftRules[name].token ?? []),
    'installations:write',
  ]
  for (const scope of scopes)
    expect(scopeEvents[scope].length > 0, scope).toBe(opening.includes(scope))
  const known = {
    release: releaseEvent.options.map(({ shape }) => shape.type.value as string),
    installation: installationEvent.options.map(({ shape }) => shape.type.value as string),
    draft: draftEvent.options.map(({ shape }) => shape.type.value as string),
  }
  for (const { aggregate, type } of Object.values(scopeEvents).flat())
    expect(known[aggregate]).toContain(type)
  expect(commandNames.filter(name => rules[name].token && rules[name].signs)).toEqual([])
})
