import { expect, test } from '@playwright/test'
import { freePort, startCompany } from './company'
import { startOwnConsole } from './own-console'

const outside = 'https://console.example.com'
const stops: (() => Promise<void>)[] = []
let inside = ''

// As behind what ends TLS: the console is asked over http, and knows that people use https.
test.beforeAll(async () => {
  test.setTimeout(180_000)
  const port = await freePort()
  const company = await startCompany(outside, {})
  stops.push(company.stop)
  const own = await startOwnConsole(port, {
    NEXTAUTH_URL: outside,
    OIDC_ISSUER: company.issuer,
    OIDC_CLIENT_ID: 'console',
    OIDC_CLIENT_SECRET: 'secret',
  })
  stops.push(own.stop)
  inside = `http://127.0.0.1:${String(port)}`
})

test.afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})

function post(path: string, fields: Record<string, string>, headers = {}) {
  const body = new URLSearchParams(fields)
  return fetch(`${inside}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: outside, ...headers },
  })
}

const attributes = (cookie: string) =>
  cookie
    .split('; ')
    .slice(1)
    .map(part => part.toLowerCase())
    .filter(part => !/^(expires|max-age)=/.test(part))
    .sort()

test('a browser is told to come by https only', async () => {
  const { headers } = await fetch(`${inside}/sign-in`)
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
})

test('cookies are bound to this host, and neither scripts nor http see them', async () => {
  const began = await post('/sign-in/company', { csrfToken: 'x' })
  const ended = await post('/sign-out', {})
  for (const [response, name] of [
    [began, '__Host-console-csrf'],
    [ended, '__Host-console-session'],
  ] as const) {
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie.split('=')[0]).toBe(name)
    expect(attributes(cookie)).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure'])
  }
})

test('nobody is made up there, also for who says to be on the same machine', async () => {
  for (const host of ['127.0.0.1', 'localhost', 'console.example.com'])
    expect((await post('/sign-in/demo', { person: 'ada@demo.example.com' }, { host })).status).toBe(
      404,
    )
})
