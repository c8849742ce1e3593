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
  [...newestFirst].map(sign => ({ url, verdict: signs[sign] ?? 'no_data' }))
const one = (newestFirst: string) => foldVerdict(['a'], looks('a', newestFirst))

test.each([
  ['h', 'healthy'],
  ['hhh', 'healthy'],
  ['f', 'degraded'],
  ['fh', 'degraded'],
  ['ff', 'failing'],
  ['fif', 'failing'],
  ['hff', 'degraded'],
  ['hhf', 'degraded'],
  ['hhhf', 'healthy'],
  ['dhh', 'degraded'],
  ['i', 'inconclusive'],
  ['iih', 'healthy'],
  ['iiih', 'inconclusive'],
  ['iff', 'failing'],
  ['', 'no_data'],
])('%s, newest first, is %s', (newestFirst, verdict) => {
  expect(one(newestFirst)).toBe(verdict)
})

test('no address is no data, never healthy', () => {
  expect(foldVerdict([], looks('gone', 'hhh'))).toBe('no_data')
})

test.each([
  ['hhh', 'ff', 'failing'],
  ['hhh', 'dhh', 'degraded'],
  ['hhh', 'iii', 'inconclusive'],
  ['hhh', '', 'no_data'],
  ['iii', 'ff', 'failing'],
  ['hhh', 'hhh', 'healthy'],
])('of two addresses (%s, %s) the worse decides: %s', (a, b, verdict) => {
  expect(foldVerdict(['a', 'b'], [...looks('a', a), ...looks('b', b)])).toBe(verdict)
})
