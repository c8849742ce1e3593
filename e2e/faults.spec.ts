import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from './company'
import { expect, test } from './fixtures'

const checkout = fileURLToPath(new URL('..', import.meta.url))

for (const path of [
  '/releases/9.9.999',
  '/releases/nonsense/2-readiness',
  '/invoices/nonsense',
  '/customers/nonsense',
  '/nowhere',
])
  test(`${path} is not found`, async ({ as, forgive }) => {
    forgive(/status of 404/)
    const page = await as('viewer')
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
  })

test('with the database down a page says so, and tells nobody how it is built', async ({
  stranger,
  forgive,
}) => {
  forgive(/status of 50[03]/)
  forgive(/React error #441/) // what the browser says when the server could not draw
  const [port, closed] = [await freePort(), await freePort()]
  const web = startWeb(port, `postgresql://console@127.0.0.1:${closed}/console`)
  let log = ''
  web.stderr.on('data', words => (log += String(words)))
  try {
    const address = `http://127.0.0.1:${port}`
    await expect(async () => {
      expect((await stranger.request.get(`${address}/api/health`)).status()).toBe(503)
    }).toPass()
    const response = await stranger.goto(`${address}/sign-in`)
    expect(response?.status()).toBe(500)
    const said = (await response?.text()) ?? ''
    await expect(stranger.getByRole('heading', { name: 'Something broke' })).toBeVisible()
    const shown = `${said} ${await stranger.content()}`
    for (const secret of secrets) expect(shown, String(secret)).not.toMatch(secret)

    expect(log).toContain('ECONNREFUSED')
    const reference = (await stranger.getByRole('alert').locator('code').textContent()) ?? ''
    expect(reference).toMatch(/^\d+$/)
    await expect(() => expect(log).toContain(`digest: '${reference}'`)).toPass({ timeout: 10_000 })
    expect(said).toContain(reference)
  } finally {
    await stop(web)
  }
})

/** What only somebody who runs the console should read: where it broke, in which file, on which data. */
const secrets = [
  /ECONNREFUSED/,
  /postgresql:\/\//,
  /node_modules/,
  /\bat (async )?[\w$.]+ \(/,
  /\.next\/server/,
  /\bselect .* from /i,
  /"stack"/,
]

function startWeb(port: number, databaseUrl: string) {
  const next = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)]
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    FORCE_COLOR: '0',
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    CONSOLE_DEMO: '1',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    NEXTAUTH_SECRET: 'a secret of the test, long enough for it',
  }
  return spawn(process.execPath, next, { cwd: checkout, env, stdio: ['ignore', 'ignore', 'pipe'] })
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
