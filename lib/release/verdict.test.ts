import { expect, test } from 'vitest'
import type { Verdict } from './events'
import { foldVerdict } from './verdict'

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
