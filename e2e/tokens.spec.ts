import AxeBuilder from '@axe-core/playwright'
import type { APIRequestContext, Page } from '@playwright/test'
import { frozenCommit } from '@/db/testing/release-in'
import { expect, test } from './fixtures'
import { countEvents } from './versions'
import { holding } from './traces'

const nameOf = (text: string) => `${text} ${crypto.randomUUID().slice(0, 8)}`
const both = ['releases:read', 'test-runs:write']
const report = '<testsuite name="s"><testcase name="works"/></testsuite>'

async function issue(page: Page, name: string, scopes: string[] = both) {
  await page.goto('/settings/tokens')
  await page.getByLabel('Name').fill(name)
  for (const scope of scopes) await page.getByLabel(scope).check()
  await page.getByRole('button', { name: 'Issue token' }).click()
  return secretOn(page)
}

async function secretOn(page: Page) {
  const secret = page.getByRole('region', { name: 'Your token' }).locator('code')
  await expect(secret).toHaveText(/^rc_[\w-]{43}$/)
  return secret.innerText()
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

function api(request: APIRequestContext, secret: string, version: string) {
  const headers = { authorization: `Bearer ${secret}` }
  const at = `/api/v1/releases/${version}`
  return {
    read: () => request.get(at, { headers }),
    hand: (key?: string) =>
      request.post(`${at}/test-runs?suite=unit&commit=${frozenCommit(version)}`, {
        data: report,
        headers: {
          ...headers,
          'content-type': 'application/xml',
          ...(key && { 'idempotency-key': key }),
        },
      }),
  }
}

test('a token is shown once, hands in a report and reads the release, until it is revoked', async ({
  as,
  prepare,
  request,
}) => {
  const version = await prepare('frozen')
  const page = await as('admin')
  const name = nameOf('CI')
  const secret = await issue(page, name)
  await expect(page.getByRole('status').first()).toContainText('Token issued.')
  const { read, hand } = api(request, secret, version)

  const before = await countEvents(version)
  expect((await hand('pipeline-1')).status()).toBe(201)
  expect((await hand('pipeline-1')).status()).toBe(201)
  expect(await countEvents(version)).toBe(before + 1)
  const answer = await read()
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(await answer.json()).toMatchObject({
    version,
    steps: [
      { stage: 'merge-qa', blockedBy: [{ kind: 'approval', whoCan: ['qa'] }] },
      {},
      {},
      {},
      {},
    ],
  })
  await page.goto(`/releases/${version}/history`)
  await expect(page.getByText(`The API token ${name}`)).toBeVisible()

  await page.goto('/settings/tokens')
  await expect(page.getByText(secret)).toHaveCount(0)
  expect(await page.content()).not.toContain(secret)
  expect(await holding(secret)).toBe(0)
  await expect(rowOf(page, name)).not.toContainText('never')
  await rowOf(page, name).getByText('Revoke…').click()
  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  await expect(rowOf(page, name)).toContainText('revoked by Ada')
  expect((await hand()).status()).toBe(401)
  expect((await read()).status()).toBe(401)
  expect(await countEvents(version)).toBe(before + 1)
})

test('a token without the scope is told which one it takes', async ({ as, prepare, request }) => {
  const version = await prepare('frozen')
  const secret = await issue(await as('admin'), nameOf('Dashboard'), ['releases:read'])
  const { read, hand } = api(request, secret, version)
  expect((await read()).status()).toBe(200)
  const before = await countEvents(version)
  const answer = await hand()
  expect(answer.status()).toBe(403)
  expect(await answer.json()).toMatchObject({ scope: 'test-runs:write' })
  expect(await countEvents(version)).toBe(before)
})

test('somebody’s session is no token', async ({ as, prepare }) => {
  const version = await prepare('frozen')
  const { request } = await as('admin')
  expect((await request.get(`/api/v1/releases/${version}`)).status()).toBe(401)
})

test('a name is used once, and what was typed stays', async ({ as }) => {
  const page = await as('admin')
  const name = nameOf('Twice')
  await issue(page, name)
  await page.reload()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('releases:read').check()
  await page.getByLabel('Expires after').selectOption('7')
  await page.getByRole('button', { name: 'Issue token' }).click()
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/has or had this name/)
  await expect(page.getByLabel('Name')).toHaveValue(name)
  await expect(page.getByLabel('Expires after')).toHaveValue('7')
  await expect(page.getByRole('region', { name: 'Your token' })).toHaveCount(0)
})

test('who is no admin sees which tokens there are, and who can issue one', async ({ as }) => {
  const page = await as('viewer')
  await page.goto('/settings/tokens')
  await expect(page.getByRole('rowheader', { name: 'GitLab CI' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Issue token' })).toBeDisabled()
  await expect(page.getByText('Only an admin can do this.')).toBeVisible()
  await expect(page.getByText('Revoke…')).toHaveCount(0)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test.describe('without JavaScript', () => {
  test('the answer shows the token, and sending the form again shows the same one', async ({
    as,
    browser,
    prepare,
    request,
  }) => {
    const version = await prepare('frozen')
    const { cookies } = await (await as('admin')).context().storageState()
    const context = await browser.newContext({ javaScriptEnabled: false })
    await context.addCookies(cookies)
    const page = await context.newPage()
    const name = nameOf('Plain')
    const secret = await issue(page, name)
    expect((await api(request, secret, version).read()).status()).toBe(200)

    await page.reload()
    expect(await secretOn(page)).toBe(secret)
    await expect(rowOf(page, name)).toHaveCount(1)

    await page.goto('/settings/tokens')
    expect(await page.content()).not.toContain(secret)
    await rowOf(page, name).getByText('Revoke…').click()
    await page.getByRole('button', { name: `Revoke ${name}` }).click()
    await expect(rowOf(page, name)).toContainText('revoked by Ada')
    expect((await api(request, secret, version).read()).status()).toBe(401)
    await context.close()
  })
})
