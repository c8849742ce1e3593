import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { payloads } from './commands'
import { decide, obstacle } from './decide'

const now = new Date('2026-11-24T12:00:00Z')
const person = (role: Role): Actor => ({ kind: 'person', id: 'x', roles: [role] })
const devops = person('devops')
const none = { now, freeze: null }
const typed = {
  tracks: ['sovereign', 'self_hosted'],
  reason: 'Year-end closing of the banks',
  zone: 'Europe/Paris',
  start: '2026-12-18T18:00',
  end: '2027-01-04T08:00',
}
const add = (changed: Partial<typeof typed> = {}) =>
  ({ type: 'addFreeze', ...payloads.addFreeze.parse({ ...typed, ...changed }) }) as const
const codeOf = (answer: ReturnType<typeof decide>) => (answer.ok ? null : answer.refusal.code)

test.each(roles)('only devops adds a freeze: %s', role => {
  expect(codeOf(decide(none, add(), person(role)))).toBe(role === 'devops' ? null : 'wrong-role')
})

test.each(roles)('and the button of %s says the same', role => {
  const refusal = role === 'devops' ? null : { code: 'wrong-role', needs: ['devops'] }
  expect(obstacle(none, 'addFreeze', person(role))).toEqual(refusal)
})

test('the wall time is kept beside the instants it stands for, tracks in their own order', () => {
  expect(decide(none, add(), devops)).toEqual({
    ok: true,
    role: 'devops',
    events: [
      {
        type: 'freezeAdded',
        tracks: ['self_hosted', 'sovereign'],
        reason: 'Year-end closing of the banks',
        zone: 'Europe/Paris',
        startLocal: '2026-12-18T18:00',
        endLocal: '2027-01-04T08:00',
        startsAt: '2026-12-18T17:00:00.000Z',
        endsAt: '2027-01-04T07:00:00.000Z',
      },
    ],
  })
})

test.each([
  ['ends-before-start', { start: '2026-12-18T18:00', end: '2026-12-18T18:00' }],
  // 02:30 does not exist that night in Paris: it moves to 03:30, and the freeze has no length left.
  ['ends-before-start', { start: '2027-03-28T03:30', end: '2027-03-28T02:30' }],
  ['in-the-past', { start: '2026-11-20T08:00', end: '2026-11-24T13:00' }],
  ['longer-than', { end: '2027-03-21T18:00' }],
  [null, { start: '2026-11-20T08:00', end: '2026-11-24T13:01' }],
])('%s', (code, changed) => {
  expect(codeOf(decide(none, add(changed), devops))).toBe(code)
})

test('a running freeze is cut short, a coming one is cancelled, one that is over stays', () => {
  const command = { type: 'endFreeze', reason: 'The closing was moved' } as const
  const between = (startsAt: string, endsAt: string) => ({
    now,
    freeze: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  })
  const running = between('2026-11-24T12:00:00Z', '2026-11-25T00:00:00Z')
  const coming = between('2026-11-24T12:00:01Z', '2026-11-25T00:00:00Z')
  const over = between('2026-11-23T00:00:00Z', '2026-11-24T12:00:00Z')
  expect(decide(running, command, devops)).toMatchObject({ events: [{ was: 'running' }] })
  expect(decide(coming, command, devops)).toMatchObject({ events: [{ was: 'coming' }] })
  expect(codeOf(decide(over, command, devops))).toBe('over')
  expect(obstacle(over, 'endFreeze', devops)).toEqual({ code: 'over' })
})

test('a freeze is added once, and only one that there is ends', () => {
  const freeze = { startsAt: now, endsAt: new Date('2026-11-25T00:00:00Z') }
  expect(codeOf(decide({ now, freeze }, add(), devops))).toBe('already-exists')
  expect(obstacle(none, 'endFreeze', devops)).toEqual({ code: 'over' })
})

test('nothing chosen is an error, never everything', () => {
  const read = payloads.addFreeze.safeParse({ ...typed, tracks: [] })
  expect(read.error?.issues[0]?.message).toBe('choose-some')
})
