import type { Page } from '@playwright/test'
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
  const billable: string[] = []
  const postponed: string[] = []
  for (const place of places) {
    await sunna.goto(place)
    const waits = await sunna.getByText('It was postponed there').isVisible()
    ;(waits ? postponed : billable).push(place)
    if (postponed.length > 0 && billable.length > 1) break
  }
  await sunna.goto(postponed[0] ?? '')
  await refuses(sunna)
  const [approved, rejected] = billable

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

/** What was not installed is not billed: its draft stays where it is. */
async function refuses(page: Page) {
  const submit = page.getByRole('button', { name: 'Submit for review' })
  await submit.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Work it out anew first' })).toBeVisible()
  await expect(submit).toBeVisible()
}
