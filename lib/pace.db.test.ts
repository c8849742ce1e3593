import { expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { rateLimits } from '@/db/schema'
import { addressOf, secondsToWait } from './pace'

vi.stubEnv('COMMANDS_PER_MINUTE', '5')
vi.stubEnv('SIGN_INS_PER_MINUTE', '2')

test('of many at once as many come in as may, and the others are told how long to wait', async () => {
  const waits = await Promise.all(
    Array.from({ length: 12 }, () => secondsToWait('command', 'Quinn')),
  )
  expect(waits.filter(wait => wait === 0)).toHaveLength(5)
  for (const wait of waits.filter(wait => wait > 0)) {
    expect(wait).toBeGreaterThan(50)
    expect(wait).toBeLessThanOrEqual(60)
  }
})

test('others, and other doors, are counted by themselves', async () => {
  expect(await secondsToWait('command', 'Petra')).toBe(0)
  expect(await secondsToWait('sign-in', 'Quinn')).toBe(0)
})

test('who waited the minute comes in again', async () => {
  for (const wait of [0, 0]) expect(await secondsToWait('sign-in', '127.0.0.9')).toBe(wait)
  expect(await db.update(rateLimits).set({ expire: Date.now() - 1 })).toBeDefined()
  expect(await secondsToWait('sign-in', '127.0.0.9')).toBe(0)
})

test('the table keeps no name and no address', async () => {
  const keys = (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(2)
  for (const key of keys) expect(key).toMatch(/^(command|sign-in):[0-9a-f]{64}$/)
})

test('an address is the one that the last in the row saw', () => {
  const headers = new Headers({ 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })
  expect(addressOf(headers)).toBe('198.51.100.7')
  expect(addressOf(new Headers())).toBe('')
})
