import { expect, test, type Browser, type Page } from '@playwright/test'
import { client, freePort, startCompany, type Accounts } from './company'
import { startOwnConsole } from './own-console'

const accounts: Accounts = {
  boss: { name: 'Björk Admin', email: 'Boss@Example.com', email_verified: true },
  impostor: { name: 'Impostor', email: 'boss@example.com', email_verified: false },
  quinn: { name: 'Quinn Q', email: 'quinn@example.com', email_verified: true },
  stranger: { name: 'Stranger', email: 'stranger@example.com', email_verified: true },
}

let address = ''
const stops: (() => Promise<void>)[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const port = await freePort()
  const company = await startCompany(`http://127.0.0.1:${String(port)}`, accounts)
  stops.push(company.stop)
  const own = await startOwnConsole(port, {
    OIDC_ISSUER: company.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    CONSOLE_ADMIN_EMAIL: 'boss@example.com',
  })
  stops.push(own.stop)
  address = own.address
})

test.afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})

/** In a browser of their own: from the console to the company and back. */
async function arrive(browser: Browser, who: string, path = '/') {
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('button', { name: 'Sign in with your company account' }).click()
  await logIn(page, who)
  return page
}

async function logIn(page: Page, who: string) {
  await page.getByPlaceholder('Enter any login').fill(who)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('an address that nobody verified does not become the first admin', async ({ browser }) => {
  const page = await arrive(browser, 'impostor')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Your e-mail address is not verified',
  )
})

test('who was not added is told whom to ask, and gets no session', async ({ browser }) => {
  const page = await arrive(browser, 'stranger')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'This account is not known here',
  )
  const cookies = await page.context().cookies(address)
  expect(cookies.map(({ name }) => name)).not.toContain('console-session')
})

test('there is no demonstration to walk in by', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expect(page.getByText('Continue as')).toHaveCount(0)
  const headers = { origin: address }
  const response = await context.request.post('/sign-in/demo', { form: {}, headers })
  expect(response.status()).toBe(404)
})

test('the named first admin comes in, adds a person, and that person comes in', async ({
  browser,
}) => {
  const boss = await arrive(browser, 'boss', '/settings/people')
  await expect(boss).toHaveURL(`${address}/settings/people`)
  await expect(boss.getByRole('rowheader', { name: 'Björk Admin' })).toBeVisible()
  await boss.getByText('Add a person').click()
  await boss.getByLabel('E-mail').fill('Quinn@example.com')
  await boss.getByLabel('Name', { exact: true }).fill('Quinn')
  await boss.getByRole('checkbox', { name: /^QA/ }).check()
  await boss.getByRole('button', { name: 'Add person' }).click()
  await expect(boss.getByText('Person added.')).toBeVisible()

  const quinn = await arrive(browser, 'quinn')
  await expect(quinn).toHaveURL(`${address}/`)
  await expect(quinn.getByRole('banner')).toContainText('Quinn')

  await boss.getByRole('link', { name: 'Quinn' }).click()
  await boss.getByText('Disable Quinn').click()
  await boss.getByLabel('Why').fill('left the company')
  await boss.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(boss.getByText('Disabled', { exact: true })).toBeVisible()

  await quinn.reload()
  await expect(quinn).toHaveURL(/\/sign-in/)
  await quinn.getByRole('button', { name: 'Sign in with your company account' }).click()
  await expect(quinn.getByRole('main').getByRole('alert')).toContainText('Your access is disabled')
})

test('after signing out a copy of the cookie is worth nothing', async ({ browser }) => {
  const page = await arrive(browser, 'boss')
  await expect(page).toHaveURL(`${address}/`)
  const copy = await page.context().cookies(address)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${address}/sign-in`)
  await page.context().addCookies(copy)
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('an answer that nobody asked for is refused', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/api/auth/callback/company?code=forged&state=forged')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'The sign-in did not come to an end',
  )
  const cookies = await context.cookies(address)
  expect(cookies.map(({ name }) => name)).not.toContain('console-session')
})
