import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { alarm } from './alarm'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function waiting() {
  const leaving = new AbortController()
  const bell = alarm(leaving.signal)
  const over = vi.fn()
  const wait = () => void bell.wait(500, 5_000).then(over)
  return { leaving, bell, over, wait }
}

test('ends by itself after the longest time', async () => {
  const { over, wait } = waiting()
  wait()
  await vi.advanceTimersByTimeAsync(4_999)
  expect(over).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(over).toHaveBeenCalledOnce()
})

test.each(['before', 'early', 'late'])(
  'a ring %s ends it, never before the least time',
  async when => {
    const { bell, over, wait } = waiting()
    if (when === 'before') bell.ring()
    wait()
    if (when === 'early') bell.ring()
    await vi.advanceTimersByTimeAsync(499)
    expect(over).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    if (when === 'late') bell.ring()
    await vi.advanceTimersByTimeAsync(1)
    expect(over).toHaveBeenCalledOnce()
  },
)

test('a ring counts once', async () => {
  const { bell, over, wait } = waiting()
  bell.ring()
  wait()
  await vi.advanceTimersByTimeAsync(501)
  wait()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(over).toHaveBeenCalledOnce()
})

test('leaving ends every wait at once', async () => {
  const { leaving, over, wait } = waiting()
  wait()
  leaving.abort()
  await vi.advanceTimersByTimeAsync(1)
  expect(over).toHaveBeenCalledOnce()
})
