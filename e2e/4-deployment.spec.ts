import type { Page } from '@playwright/test'
import { serverlessPlaces } from '@/db/testing/places'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

const stage = (version: string) => `/releases/${version}/4-deployment`
const card = (page: Page) => page.getByRole('region', { name: 'Sovereign', exact: true })
const sovereign = { tracks: ['sovereign' as const] }

test('each installation has its own outcome, and one that was not installed needs a reason', async ({
  as,
  prepare,
}) => {
  const version = await prepare('deployment', sovereign)
  const page = await as('Dora')
  await page.goto(stage(version))
  await card(page).getByRole('rowheader').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expect(page.getByRole('group', { name: 'Outcome' })).toHaveAccessibleDescription(/Choose/)
  await page.getByRole('radio', { name: 'Failed' }).check()
  const before = await countEvents(version)
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/)
  expect(await countEvents(version)).toBe(before)
  await page.getByLabel('Reason').fill('The disk was full.')
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expect(page.getByText('Outcome recorded.')).toBeVisible()
  await expect(card(page).getByText('Failed: The disk was full.')).toBeVisible()
  await expect(card(page).getByText('Pending').first()).toBeVisible()
})

test('the ledger says of every installation which draft it has, or why none', async ({
  as,
  prepare,
}) => {
  const version = await prepare('deployment', sovereign)
  const page = await as('sales')
  await page.goto(stage(version))
  await expect(card(page).getByText('drafting')).toHaveCount(0, { timeout: 30_000 })
  const rows = card(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
  const said = await rows.filter({ hasText: /Draft \d+|not billable: |blocked: / }).count()
  expect(said).toBe(await rows.count())
})

test('who is not of DevOps sees the roll-out and who records it', async ({ as, prepare }) => {
  const version = await prepare('deployment', sovereign)
  const page = await as('sales')
  await page.goto(stage(version))
  await card(page).getByRole('rowheader').getByRole('link').first().click()
  await expect(
    page.getByRole('button', { name: 'Record the outcome' }),
  ).toHaveAccessibleDescription(/Only DevOps can do this/)
})

test('rolling back says what it starts, needs a reason, and ends the track', async ({
  as,
  prepare,
}) => {
  const version = await prepare('deployment', sovereign)
  const page = await as('Dora')
  await page.goto(stage(version))
  await card(page).getByText('Roll back…').click()
  await expect(card(page).getByText(/Customers and partners go back by themselves/)).toBeVisible()
  await card(page).getByRole('button', { name: 'Roll back Sovereign' }).click()
  await expect(card(page).getByLabel('Why it is rolled back')).toHaveAccessibleDescription(
    /Fill this in/,
  )
  await card(page).getByLabel('Why it is rolled back').fill('It bills twice.')
  await card(page).getByRole('button', { name: 'Roll back Sovereign' }).click()
  await expect(card(page).getByText('Rolled back', { exact: true })).toBeVisible()
  await page.goto(`/releases/${version}/history`)
  await expect(page.getByText(/rolled sovereign back.*It bills twice/)).toBeVisible()
  await expect(page.getByText(/closed the release with its last track/)).toBeVisible()
})

test('serverless that fails says why, is deployed again, and goes back with a reason', async ({
  as,
  newVersion,
}) => {
  test.slow()
  const before = newVersion()
  await serverlessPlaces.at(-1)?.(before, 'serverless')
  // The demo deploy target fails the first attempt at such a version.
  const version = `${newVersion()}-fails-once`
  await serverlessPlaces[0]?.(version, 'serverless')

  const page = await as('Dora')
  await page.goto(stage(version))
  const serverless = page.getByRole('region', { name: 'Serverless', exact: true })
  const attempt = (number: number) =>
    serverless.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: String(number), exact: true }),
    })
  const patiently = { timeout: 60_000 }
  await expect(attempt(1)).toContainText('failed', patiently)
  await expect(attempt(1)).toContainText('The demo deploy target fails the first attempt')
  await expect(attempt(2)).toHaveCount(0)

  await serverless.getByRole('button', { name: 'Deploy again' }).click()
  await expect(attempt(2)).toContainText('serves the version', patiently)
  await expect(attempt(1)).toContainText('failed')

  await serverless.getByText('Roll back…').click()
  await expect(
    serverless.getByText(`The deploy target is asked for ${before} again.`),
  ).toBeVisible()
  await serverless.getByRole('button', { name: 'Roll back Serverless' }).click()
  const why = serverless.getByLabel('Why it is rolled back')
  await expect(why).toHaveAccessibleDescription(/Fill this in/)
  await why.fill('It bills twice.')
  await serverless.getByRole('button', { name: 'Roll back Serverless' }).click()
  await expect(serverless.getByText('Rolled back', { exact: true })).toBeVisible()
  await expect(attempt(3)).toContainText(before)
  await expect(attempt(3)).toContainText('serves the version', patiently)
  await page.goto(`/releases/${version}/history`)
  await expect(page.getByText(`rolled serverless back to ${before}: It bills twice.`)).toBeVisible()
})

test('a started release can no longer be changed or withdrawn, and says so', async ({
  as,
  prepare,
}) => {
  const version = await prepare('deployment', sovereign)
  const page = await as('Petra')
  await page.goto(`/releases/${version}/1-merge-qa`)
  await page.getByText('Withdraw…').click()
  await expect(
    page.getByRole('button', { name: `Withdraw ${version}` }),
  ).toHaveAccessibleDescription(/A track has started/)
})
