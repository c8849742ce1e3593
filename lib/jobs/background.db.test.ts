import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { latestAttempt } from '@/db/load/attempt'
import { tell } from '@/db/testing/told'
import { unguarded } from '@/db/testing/unguarded'
import { answer, startTarget } from '@/lib/outside/testing/target'
import { started } from '@/lib/release/testing/route'

const CHECKOUT = new URL('../..', import.meta.url)
const LOADER = new URL('bin/typescript.mjs', CHECKOUT).href
const BOOT = `import(${JSON.stringify(new URL('lib/boot.ts', CHECKOUT).href)}).then(({ boot }) => {
  boot()
  setInterval(() => undefined, 1000)
})`

let target: Awaited<ReturnType<typeof startTarget>>
const running: ChildProcess[] = []
beforeAll(async () => {
  target = await startTarget()
  const world = { requiredSuites: [] }
  await tell(started('serverless', { version: '4.2.0', tracks: ['serverless'], world }))
  await unguarded.execute(sql`update deployments set deadline = now() + interval '1 hour'`)
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  return target.stop()
})

function startProcess() {
  const child = spawn('node', ['--import', LOADER, '--input-type=module', '-e', BOOT], {
    cwd: CHECKOUT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NEXTAUTH_URL: 'http://127.0.0.1:3000',
      DEPLOY_TARGET_URL: `${target.base}/deploy`,
      DEPLOY_TARGET_SECRET: `whsec_${Buffer.alloc(24, 5).toString('base64')}`,
      VERSION_URL: `${target.base}/version`,
    },
  })
  running.push(child)
  return child
}

const until = async (ready: () => unknown) => {
  const end = Date.now() + 60_000
  while (!(await ready())) {
    if (Date.now() > end) throw new Error('It did not happen within a minute.')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
const state = async () => (await latestAttempt('4.2.0', 'serverless'))?.state

test('a process asked to leave finishes the call under way, and the next one goes on to the end', async () => {
  target.does.deploy = response => setTimeout(() => answer(202)(response), 1_500)
  const first = startProcess()
  await until(() => target.orders.length > 0)
  first.kill('SIGTERM')
  expect(await once(first, 'exit')).toEqual([0, null])
  expect(await state()).toBe('called')
  const { rows } = await db.execute(sql`select state from pgboss.job where name = 'call-target'`)
  expect(rows).toEqual([{ state: 'completed' }])

  target.does.version = answer(200, '{"version":"4.2.0"}')
  const next = startProcess()
  await until(async () => (await state()) === 'confirmed')
  next.kill('SIGTERM')
  expect(await once(next, 'exit')).toEqual([0, null])
  expect(target.orders).toHaveLength(1)
}, 180_000)
