import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, cut, drip, flood, hang, redirect, startTarget } from './testing/target'
import { reach } from './reach'

let target: Awaited<ReturnType<typeof startTarget>>
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())

const permit = () => ({ hosts: [new URL(target.base).host], loopback: false })
const ask = () => reach(`${target.base}/health`, {}, { permit: permit(), timeout: 200, most: 1000 })

test('brings status and text', async () => {
  target.does.health = answer(503, 'busy')
  expect(await ask()).toMatchObject({ ok: true, status: 503, text: 'busy' })
})

test.each([
  ['hangs', hang, 'timeout'],
  ['drips', drip, 'timeout'],
  ['floods', flood, 'too-large'],
  ['cuts the line', cut, 'UND_ERR_SOCKET'],
])('an address that %s is given up in time', async (_, behaviour, problem) => {
  target.does.health = behaviour
  const began = performance.now()
  expect(await ask()).toMatchObject({ ok: false, problem })
  expect(performance.now() - began).toBeLessThan(1000)
})

test('does not follow where it is sent', async () => {
  target.does.health = redirect
  expect(await ask()).toMatchObject({ ok: true, status: 302 })
})

test('a port where nobody listens is an answer too', async () => {
  const empty = await startTarget()
  await empty.stop()
  const limits = { permit: { hosts: [new URL(empty.base).host], loopback: false } }
  expect(await reach(`${empty.base}/health`, {}, limits)).toMatchObject({
    ok: false,
    problem: 'ECONNREFUSED',
  })
})

test('refuses without a packet what is not permitted', async () => {
  const closed = { permit: { hosts: [], loopback: false } }
  expect(await reach(`${target.base}/health`, {}, closed)).toMatchObject({ problem: 'not-https' })
  expect(await reach('nonsense', {}, closed)).toMatchObject({ problem: 'not-an-address' })
})
