import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

const stage = (version: string) => `/releases/${version}/5-monitoring`
const card = (page: Page) => page.getByRole('region', { name: 'Sovereign', exact: true })
const sovereign = { tracks: ['sovereign' as const] }

test('an incident is reported by support, and one of severity 1 keeps the track open', async ({
  as,
  prepare,
}) => {
  const version = await prepare('monitoring', sovereign)
  const sales = await as('Sunna')
  await sales.goto(stage(version))
  await card(sales).getByText('Report an incident…').click()
  await card(sales).getByLabel('What happens').fill('Nobody can sign in.')
  await card(sales).getByRole('button', { name: 'Report the incident' }).click()
  await expect(card(sales).getByRole('group', { name: 'Severity' })).toHaveAccessibleDescription(
    /Enter a whole number|Fill this in|Choose/,
  )
  await expect(card(sales).getByLabel('What happens')).toHaveValue('Nobody can sign in.')
  await card(sales).getByRole('radio', { name: /^1 · / }).check()
  await card(sales).getByRole('button', { name: 'Report the incident' }).click()
  await expect(card(sales).getByText('Incident 1, severity 1')).toBeVisible()

  const dora = await as('Dora')
  await dora.goto(stage(version))
  const close = card(dora).getByRole('button', { name: 'Close Sovereign' })
  await expect(close).toBeDisabled()
  await expect(close).toHaveAccessibleDescription(/Incident 1 has severity 1 and is open/)
  await card(dora).getByText('Resolve incident 1…').click()
  await card(dora).getByRole('button', { name: 'Resolve incident 1' }).click()
  await expect(card(dora).getByLabel('How it was resolved')).toHaveAccessibleDescription(
    /Fill this in/,
  )
  await card(dora).getByLabel('How it was resolved').fill('A certificate was renewed.')
  await card(dora).getByRole('button', { name: 'Resolve incident 1' }).click()
  await expect(close).toBeEnabled()
})

test('no data is not green: closing asks for a reason, and the release closes with its last track', async ({
  as,
  prepare,
}) => {
  const version = await prepare('monitoring', sovereign)
  const page = await as('Dora')
  await page.goto(stage(version))
  await expect(
    card(page)
      .getByText(/no data/i)
      .first(),
  ).toBeVisible()
  const before = await countEvents(version)
  await card(page).getByRole('button', { name: 'Close Sovereign' }).click()
  await expect(card(page).getByLabel('Reason for closing now')).toHaveAccessibleDescription(
    /monitoring window is open until/,
  )
  expect(await countEvents(version)).toBe(before)
  await card(page).getByLabel('Reason for closing now').fill('Nobody complained.')
  await card(page).getByRole('button', { name: 'Close Sovereign' }).click()
  // The track, and the release with its last one.
  await expect.poll(() => countEvents(version)).toBe(before + 2)
  await page.goto(`/releases/${version}`)
  await expect(page.getByText('closed', { exact: true }).first()).toBeVisible()
})

test('who only reads sees why each button is not for them', async ({ as, prepare }) => {
  const version = await prepare('monitoring', sovereign)
  const page = await as('viewer')
  await page.goto(stage(version))
  await expect(
    card(page).getByRole('button', { name: 'Close Sovereign' }),
  ).toHaveAccessibleDescription(/Only DevOps can do this/)
})
