import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trackTypes, type TrackType } from '@/lib/release/workflow'
import { freezeAt, nextOpening, type Freeze } from './freeze'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))
const freeze = (starts: number, ends: number, ...tracks: TrackType[]): Freeze => ({
  id: `${String(starts)}-${String(ends)}`,
  tracks: tracks.length > 0 ? tracks : trackTypes,
  reason: 'Black Friday',
  zone: 'Europe/Paris',
  startsAt: at(starts).toISOString(),
  endsAt: at(ends).toISOString(),
})

describe('a freeze', () => {
  const only = [freeze(8, 12, 'serverless')]

  test('forbids from its first instant to the one before its last', () => {
    const found = [7, 8, 11, 12].map(hour => freezeAt(only, 'serverless', at(hour)) !== null)
    expect(found).toEqual([false, true, true, false])
    expect(freezeAt(only, 'serverless', new Date(at(12).getTime() - 1))).not.toBeNull()
  })

  test('leaves other tracks alone', () => {
    expect(freezeAt(only, 'sovereign', at(9))).toBeNull()
    expect(nextOpening(only, 'sovereign', at(9))).toEqual(at(9))
  })
})

describe('the next opening', () => {
  test.each([
    ['no freeze', [], 9],
    ['one', [freeze(8, 12)], 12],
    ['two that touch', [freeze(12, 14), freeze(8, 12)], 14],
    ['two that overlap', [freeze(8, 12), freeze(10, 16)], 16],
    ['one inside another', [freeze(6, 20), freeze(8, 10)], 20],
    ['two with a gap', [freeze(8, 10), freeze(11, 12)], 10],
    ['one of another track behind it', [freeze(8, 10), freeze(10, 12, 'sovereign')], 10],
  ])('after %s', (_, freezes, hour) => {
    expect(nextOpening(freezes, 'serverless', at(9))).toEqual(at(hour))
  })

  test('is the first hour that no freeze covers, whatever the freezes are', () => {
    const hours = fc.record({
      start: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(
        fc.array(hours, { maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        (list, now) => {
          const freezes = list.map(({ start, length }) => freeze(start, start + length))
          const covered = (hour: number) =>
            list.some(({ start, length }) => start <= hour && hour < start + length)
          let first = now
          while (covered(first)) first += 1
          expect(nextOpening(freezes, 'self_hosted', at(now))).toEqual(at(first))
        },
      ),
    )
  })
})
