import { expect, test } from 'vitest'
import type { Verdict } from './events'
import { foldVerdict, healthOf } from './verdict'

const signs: Record<string, Verdict> = {
  h: 'healthy',
  d: 'degraded',
  f: 'failing',
  i: 'inconclusive',
}
const looks = (url: string, newestFirst: string) =>
  newestFirst
    .split(' ')
    .filter(Boolean)
    .map(sign => ({ url, verdict: signs[sign] ?? 'no_data' }))
const one = (newestFirst: string) => foldVerdict(['a'], looks('a', newestFirst))

test.each([
  ['h', 'healthy'],
  ['h h h', 'healthy'],
  ['f', 'degraded'],
  ['f h', 'degraded'],
  ['f f', 'failing'],
  ['f i f', 'failing'],
  ['h f f', 'degraded'],
  ['h h f', 'degraded'],
  ['h h h f', 'healthy'],
  ['d h h', 'degraded'],
  ['i', 'inconclusive'],
  ['i i h', 'healthy'],
  ['i i i h', 'inconclusive'],
  ['i f f', 'failing'],
  ['- h h', 'healthy'],
  ['', 'no_data'],
])('%s, newest first, is %s', (newestFirst, verdict) => {
  expect(one(newestFirst)).toBe(verdict)
})

test('no address is no data, never healthy', () => {
  expect(foldVerdict([], looks('gone', 'h h h'))).toBe('no_data')
})

test.each([
  ['h h h', 'f f', 'failing'],
  ['h h h', 'd h h', 'degraded'],
  ['h h h', 'i i i', 'inconclusive'],
  ['h h h', '', 'no_data'],
  ['i i i', 'f f', 'failing'],
  ['h h h', 'h h h', 'healthy'],
])('of two addresses (%s, %s) the worse decides: %s', (a, b, verdict) => {
  expect(foldVerdict(['a', 'b'], [...looks('a', a), ...looks('b', b)])).toBe(verdict)
})

test.each([
  ['10:10', '10:09', 'healthy', { is: 'now', verdict: 'healthy' }],
  ['10:10', '10:00', 'failing', { is: 'now', verdict: 'failing' }],
  ['10:11', '10:00', 'healthy', { is: 'silent', since: at('10:00') }],
  ['10:10', null, 'healthy', { is: 'silent', since: null }],
  ['10:10', '10:09', 'no_data', { is: 'silent', since: at('10:09') }],
  ['12:00', '11:59', 'healthy', { is: 'last', verdict: 'healthy', at: at('11:59') }],
  ['18:00', '11:55', 'degraded', { is: 'last', verdict: 'degraded', at: at('11:55') }],
  ['18:00', '11:30', 'healthy', { is: 'silent', since: at('11:30') }],
  ['18:00', '17:59', 'healthy', { is: 'last', verdict: 'healthy', at: at('17:59') }],
] as const)('at %s, last read at %s, %s is worth %j', (now, lastRead, verdict, health) => {
  const track = { verdict, monitorUntil: at('12:00'), end: null }
  expect(healthOf(track, lastRead && at(lastRead), new Date(at(now)))).toMatchObject(health)
})

test('the verdict of a track that has ended is never of now', () => {
  const track = { verdict: 'healthy', monitorUntil: at('12:00'), end: 'closed' } as const
  const past = { is: 'past', verdict: 'healthy', until: null }
  expect(healthOf(track, null, new Date(at('10:00')))).toEqual(past)
})

function at(time: string) {
  return `2026-11-24T${time}:00.000Z`
}
