import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const folder = mkdtempSync(join(tmpdir(), 'demo-target-'))
let target: ChildProcess
let base: string

beforeAll(async () => {
  target = spawn('node', [join(import.meta.dirname, 'demo-target.mjs')], {
    env: {
      ...process.env,
      DEPLOY_TARGET_SECRET: SECRET,
      DEMO_TARGET_FILE: join(folder, 'version'),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(target, 'message')) as [{ port: number }]
  base = `http://127.0.0.1:${port}`
})

afterAll(() => {
  target.kill('SIGTERM')
  rmSync(folder, { recursive: true })
})

function order(payload: object, secret = SECRET) {
  const body = JSON.stringify(payload)
  const now = new Date()
  return fetch(`${base}/deploy`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.trunc(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', now, body),
    },
  })
}

const read = async (path: string) => (await fetch(base + path)).json() as Promise<object>

/** Somebody who orders and waits for the report. */
async function orderAndWait(payload: object) {
  const callback = createServer().listen(0, '127.0.0.1')
  await once(callback, 'listening')
  const { port } = callback.address() as { port: number }
  const reported = new Promise<string>(resolve => {
    callback.on('request', (request, response) => {
      response.end()
      void text(request).then(resolve)
    })
  })
  const answer = await order({ ...payload, callbackUrl: `http://127.0.0.1:${port}/done` })
  const report = JSON.parse(await reported) as object
  callback.close()
  return { answer, report }
}

test('a signed order is taken, deployed and reported with its token', async () => {
  expect(await read('/version')).toMatchObject({ version: '0.0.0' })
  const { answer, report } = await orderAndWait({ id: 'd1', version: '2.4.0', token: 'once' })
  expect(answer.status).toBe(202)
  expect(answer.headers.get('x-demo-stand-in')).toContain('deploys nothing')
  expect(report).toEqual({ token: 'once', status: 'succeeded' })
  expect(await read('/version')).toMatchObject({ version: '2.4.0' })
})

test('a version that asks for it fails once, says why, and is not served', async () => {
  const wanted = { version: '2.5.0-fails-once', token: 'once' }
  const first = await orderAndWait({ ...wanted, id: 'f1', attempt: 1 })
  expect(first.report).toMatchObject({ token: 'once', status: 'failed' })
  expect(JSON.stringify(first.report)).toContain('demo deploy target')
  expect(await read('/version')).toMatchObject({ version: '2.4.0' })
  const second = await orderAndWait({ ...wanted, id: 'f2', attempt: 2 })
  expect(second.report).toMatchObject({ status: 'succeeded' })
  expect(await read('/version')).toMatchObject({ version: '2.5.0-fails-once' })
})

test('what is served stays until somebody has seen it', async () => {
  await orderAndWait({ id: 's1', version: '2.6.0', token: 'once' })
  const next = orderAndWait({ id: 's2', version: '2.7.0', token: 'once' })
  await new Promise(resolve => setTimeout(resolve, 2_500))
  expect(await read('/version')).toMatchObject({ version: '2.6.0' })
  await next
  expect(await read('/version')).toMatchObject({ version: '2.7.0' })
})

test('an order with another signature is refused', async () => {
  const other = `whsec_${Buffer.alloc(24, 8).toString('base64')}`
  const answer = await order({ id: 'd2', version: '9.9.9' }, other)
  expect(answer.status).toBe(401)
})

test('an order that leads elsewhere than to this machine is refused', async () => {
  const answer = await order({
    id: 'd3',
    version: '9.9.9',
    callbackUrl: 'http://10.0.0.1/',
    token: 't',
  })
  expect(answer.status).toBe(400)
})

test('it is healthy, and other paths are not there', async () => {
  expect(await read('/health')).toMatchObject({ status: 'ok' })
  expect((await fetch(`${base}/elsewhere`)).status).toBe(404)
})
