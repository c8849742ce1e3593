import { expect, test, type Browser } from '@playwright/test'
import { client, freePort, startCompany, type Accounts } from './company'
import { startOwnConsole } from './own-console'

const verified = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  email_verified: true,
})
// Bolli's account says of itself what only the sign-in can say.
const accounts: Accounts = {
  boss: verified('Boss'),
  once: verified('Once'),
  bolli: { ...verified('Bolli'), acr: 'mfa', amr: ['otp'] },
}
const strengths = {
  boss: { acr: 'mfa', amr: ['pwd', 'otp'] },
  once: { acr: 'mfa', amr: ['pwd'] },
}

let address = ''
let company: Awaited<ReturnType<typeof startCompany>>
let own: Awaited<ReturnType<typeof startOwnConsole>>
const stops: (() => Promise<void>)[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const port = await freePort()
  company = await startCompany(`http://127.0.0.1:${String(port)}`, accounts, strengths)
  stops.push(company.stop)
  own = await startOwnConsole(port, {
    OIDC_ISSUER: company.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_REQUIRE_ACR: 'mfa, phr',
    OIDC_REQUIRE_AMR: 'otp',
    CONSOLE_ADMIN_EMAIL: 'boss@example.com',
  })
  stops.push(own.stop)
  address = own.address
})

test.afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})

async function arrive(browser: Browser, who: string) {
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in with your company account' }).click()
  await page.getByPlaceholder('Enter any login').fill(who)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  return page
}

for (const [who, how] of [
  ['once', 'acr mfa, amr pwd'],
  ['bolli', 'acr none, amr none'],
] as const)
  test(`${who} is told that the sign-in was too weak, and the log says how it was`, async ({
    browser,
  }) => {
    const page = await arrive(browser, who)
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'This console asks for a stronger sign-in',
    )
    const cookies = await page.context().cookies(address)
    expect(cookies.map(({ name }) => name)).not.toContain('console-session')
    const line = `Sign-in refused, weak: ${how}`
    await expect.poll(() => own.said().split(line)).toHaveLength(2)
  })

test('a sign-in as strong as demanded comes in, and the company was asked for it', async ({
  browser,
}) => {
  const page = await arrive(browser, 'boss')
  await expect(page).toHaveURL(`${address}/`)
  await expect(page.getByRole('banner')).toContainText('Boss')
  const asked = company.requests.filter(({ pathname }) => pathname === '/auth')
  expect(asked.map(({ searchParams }) => searchParams.get('acr_values'))).toContain('mfa phr')
})
