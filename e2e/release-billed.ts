import { expect } from './fixtures'
import type { Told } from './told'

export async function reviewDrafts({ as, version }: Told) {
  const sunna = await as('Sunna')
  await sunna.goto(`/releases/${version}/4-deployment`)
  await expect(sunna.getByText('drafting')).toHaveCount(0, { timeout: 30_000 })
  const drafts = sunna.getByRole('link', { name: /^Draft \d+$/ })
  const places = await drafts.evaluateAll(found =>
    found.map(link => link.getAttribute('href') ?? ''),
  )
  const [approved, rejected] = places
  expect(places.length).toBeGreaterThan(1)

  for (const place of [approved, rejected]) {
    await sunna.goto(place ?? '')
    await sunna.getByText('Why this amount').first().click()
    await sunna.getByRole('button', { name: 'Submit for review' }).click()
    await expect(sunna.getByText(/In review/).first()).toBeVisible()
  }
  const sacha = await as('Sacha')
  await sacha.goto(approved ?? '')
  await sacha.getByRole('button', { name: 'Approve' }).click()
  await expect(sacha.getByText(/Approved/).first()).toBeVisible()

  await sacha.goto(rejected ?? '')
  await sacha.getByText('Reject…').click()
  const reject = sacha.getByRole('button', { name: 'Reject draft' })
  await reject.click()
  const reason = sacha.getByLabel('Reason').and(sacha.locator(':visible'))
  await expect(reason).toHaveAccessibleDescription(/Say why/)
  await reason.fill('The partner bills this one.')
  await reject.click()
  await expect(sacha.getByText(/Rejected/).first()).toBeVisible()
}
