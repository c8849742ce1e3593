import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/e2e/company'
import type { Harm } from '@/e2e/harmful'
import { actions, bodyOf } from '@/e2e/server-actions'
import { sealed, sessionCookie } from '@/lib/auth/cookie'

/** The address people know: whatever stands before the consoles hands on what is sent there. */
export const address = 'http://console.test'
process.env['NEXTAUTH_URL'] = address
process.env['NEXTAUTH_SECRET'] = 'a secret of the test, long enough for it'

const STARTS_WITHIN = 60_000
/** Nothing of the console takes longer: it gives up a lock after 5 seconds and a statement after 15. */
const ANSWERS_WITHIN = 30_000
const ids = new Map(actions.map(({ name, id }) => [name, id]))

export type Answer = { status: number; text: string; headers: Headers; is: string }
export type Posted = { action: string; path: string; harm: Harm; headers?: Record<string, string> }
export type Web = Awaited<ReturnType<typeof startWeb>>

/** The built console as one process on this test's database; killed, started again and spoken to from here. */
export async function startWeb(settings: Readonly<Record<string, string>> = {}) {
  const base = `http://127.0.0.1:${await freePort()}`
  let child = await launched(base, settings)
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(base + path, {
      ...{ redirect: 'manual', signal: AbortSignal.timeout(ANSWERS_WITHIN) },
      ...init,
    })
    const text = await answer.text()
    const { status, headers } = answer
    return { status, text, headers, is: /"status":"(\w+)"/.exec(text)?.[1] ?? '' }
  }
  return {
    base,
    call,
    /** An action as the browser of whoever has this cookie sends it. */
    post: (cookie: string, { action, path, harm, headers = { origin: address } }: Posted) =>
      call(path, {
        method: 'POST',
        headers: { 'next-action': ids.get(action) ?? '', cookie, ...headers },
        body: bodyOf(harm),
      }),
    kill: () => ended(child, 'SIGKILL'),
    async startAgain() {
      child = await launched(base, settings)
    },
    isRunning: () => isRunning(child),
    stop: () => ended(child, 'SIGTERM'),
  }
}

/** What the browser of whoever has this session holds. */
export const cookieOf = async (session: string) =>
  `${sessionCookie().name}=${await sealed(session)}`

async function launched(base: string, settings: Readonly<Record<string, string>>) {
  const instance = crypto.randomUUID()
  const env = {
    ...process.env,
    ...{
      COMMANDS_PER_MINUTE: '1000000',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_MANUAL_SIG_HANDLE: '1',
    },
    ...settings,
    ...{ NODE_ENV: 'production' as const, NODE_OPTIONS: '', CONSOLE_INSTANCE: instance },
  }
  const port = new URL(base).port
  const args = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', port]
  const child = spawn(process.execPath, ['--import=./bin/leave-with-parent.mjs', ...args], {
    env,
    stdio: ['ignore', 'ignore', process.env['FAULTS_SHOW'] ? 'inherit' : 'ignore'],
  })
  const end = Date.now() + STARTS_WITHIN
  while (!(await isUp(base, instance))) {
    if (!isRunning(child) || Date.now() > end) throw new Error('The console did not start.')
    await sleep(50)
  }
  return child
}

async function isUp(base: string, instance: string) {
  try {
    const answer = await fetch(`${base}/api/health`, { signal: AbortSignal.timeout(5_000) })
    return answer.status === 200 && (await answer.text()).includes(instance)
  } catch {
    return false // not listening yet
  }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (!isRunning(child)) return
  child.kill(signal)
  await once(child, 'exit')
}
