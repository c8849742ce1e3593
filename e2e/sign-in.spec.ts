import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { request as plainRequest } from 'node:http'

const demoPeople = [
  'Petra, Product',
  'Paul, Product',
  'Quinn, QA',
  'Quentin, QA',
  'Dora, DevOps',
  'Dag, DevOps',
  'Sunna, Sales',
  'Sacha, Sales',
  'Ada, Admin',
  'Vera, Viewer',
]

const continueAs = (page: Page, who: string) =>
  page.getByRole('button', { name: `Continue as ${who}`, exact: true }).click()

async function signIn(page: Page, who: string) {
  await page.goto('/sign-in')
  await continueAs(page, who)
  await expect(page).toHaveURL('/')
}

test('everybody of the demonstration can be continued as, and the page says what they are', async ({
  page,
}) => {
  await page.goto('/sign-in')
  for (const who of demoPeople)
    await expect(
      page.getByRole('button', { name: `Continue as ${who}`, exact: true }),
    ).toBeVisible()
  await expect(page.getByText('They are made up')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one signs in, comes back to where one wanted to go, and signs out', async ({ page }) => {
    await page.goto('/settings/people')
    await expect(page).toHaveURL('/sign-in?from=%2Fsettings%2Fpeople')
    await continueAs(page, 'Vera, Viewer')
    await expect(page).toHaveURL('/settings/people')
    await page.goto('/sign-in')
    await expect(page).toHaveURL('/')

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL('/sign-in')
    await page.goto('/settings/people')
    await expect(page).toHaveURL(/\/sign-in/)
  })
})

test('a copy of the cookie is worth nothing once its owner signed out', async ({
  page,
  context,
}) => {
  await signIn(page, 'Dag, DevOps')
  const copy = await context.cookies()
  expect(copy.find(({ name }) => name === 'console-session')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await context.addCookies(copy)
  await page.goto('/settings/people')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('signing in never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?from=//elsewhere.example/')
  await continueAs(page, 'Vera, Viewer')
  await expect(page).toHaveURL('/')
})

for (const path of ['/sign-in/demo', '/sign-in/company', '/sign-out'])
  test(`${path} listens to forms of this console only`, async ({ request }) => {
    const form = { person: 'ada@demo.example.com', csrfToken: 'x' }
    for (const origin of ['https://elsewhere.example', 'null', undefined]) {
      const headers: Record<string, string> = origin === undefined ? {} : { origin }
      const response = await request.post(path, { form, headers, maxRedirects: 0 })
      expect(response.status()).toBe(403)
      expect(response.headers()['set-cookie']).toBeUndefined()
    }
  })

test('under a name that is not of this machine nobody is made up', async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const asked = { port, path: '/sign-in/demo', host: 'console.example.com' }
  const ask = (origin: string) => post({ ...asked, origin }, 'person=ada%40demo.example.com')
  expect(await ask('http://console.example.com')).toEqual({ status: 403, cookies: [] })
  expect(await ask(baseURL ?? '')).toEqual({ status: 404, cookies: [] })
})

test('who is not an admin sees the people, the reason and nothing to press', async ({ page }) => {
  await signIn(page, 'Quinn, QA')
  await page.goto('/settings/people')
  await expect(page.getByText('Only an admin can add people')).toContainText('Ada')
  await expect(page.getByRole('link', { name: 'Dora' })).toBeVisible()
  await expect(page.getByText('Add a person')).toHaveCount(0)
  await page.getByRole('link', { name: 'Dora' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dora' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
})

test('an admin adds a person, gives roles and ends access; each counts from the next click', async ({
  page,
  browser,
}, { retry, workerIndex }) => {
  const name = `Frieda ${String(Date.now())}${String(workerIndex)}${String(retry)}`
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@demo.example.com`
  await signIn(page, 'Ada, Admin')
  await page.goto('/settings/people')
  await addPerson(page, name, 'not an address')
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByText('Person added.')).toBeVisible()
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const own = await browser.newContext()
  const frieda = await own.newPage()
  await signIn(frieda, `${name}, QA`)
  await frieda.goto('/settings/people')
  await expect(frieda.getByText('Only an admin can add people')).toBeVisible()

  await page.getByRole('checkbox', { name: /^Admin/ }).check()
  await page.getByRole('button', { name: 'Set roles' }).click()
  await expect(page.getByText('Roles set.')).toBeVisible()
  await frieda.reload()
  await expect(frieda.getByText('Add a person')).toBeVisible()

  await page.getByText(`Disable ${name}`).click()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('Fill this in.')).toBeVisible()
  await page.getByLabel('Why').fill('left the company')
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible()
  await frieda.reload()
  await expect(frieda).toHaveURL(/\/sign-in/)
  await expect(frieda.getByRole('button', { name: `Continue as ${name}` })).toHaveCount(0)
  await own.close()
})

async function addPerson(page: Page, name: string, email: string) {
  await page.getByText('Add a person').click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('checkbox', { name: /^QA/ }).check()
  await page.getByRole('button', { name: 'Add person' }).click()
}

test('an admin cannot disable the admin one is', async ({ page }) => {
  await signIn(page, 'Ada, Admin')
  await page.goto('/settings/people')
  await page.getByRole('link', { name: 'Ada' }).click()
  await page.getByText('Disable Ada').click()
  await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeDisabled()
  await expect(page.getByText('You cannot disable yourself.')).toBeVisible()
})

type Asked = { port: string; path: string; host: string; origin: string }

function post({ port, path, host, origin }: Asked, body: string) {
  const headers = { host, origin, 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const sent = plainRequest(
      { host: '127.0.0.1', port, path, method: 'POST', headers },
      answer => {
        answer.resume()
        resolve({ status: answer.statusCode, cookies: answer.headers['set-cookie'] ?? [] })
      },
    )
    sent.once('error', reject).end(body)
  })
}
