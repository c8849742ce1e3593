import { expect, test } from 'vitest'
import { standingOf } from './standing'

const now = new Date('2026-11-24T12:00:00Z')
const minutesAgo = (count: number) => new Date(now.getTime() - count * 60_000).toISOString()
const whole = { events: 9, chained: 9, waitingSince: null, last: {} }
const asked = { key: true, signed: true, now, startedAt: new Date(minutesAgo(60)) }

test.each([
  ['whole', whole, asked],
  ['whole', { ...whole, waitingSince: minutesAgo(1) }, asked],
  ['behind', { ...whole, waitingSince: minutesAgo(11) }, asked],
  ['behind', { ...whole, waitingSince: minutesAgo(11), last: null }, asked],
  [
    'whole',
    { ...whole, waitingSince: minutesAgo(90) },
    { ...asked, startedAt: new Date(minutesAgo(1)) },
  ],
  ['broken', { ...whole, chained: 8 }, asked],
  ['broken', { ...whole, events: 8 }, asked],
  ['forged', whole, { ...asked, signed: false }],
  ['no-key', whole, { ...asked, key: false, signed: false }],
] as const)('%s', (standing, counts, known) => {
  expect(standingOf(counts, known)).toBe(standing)
})
