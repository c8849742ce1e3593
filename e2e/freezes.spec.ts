import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

type Typed = { reason: string; start: string; end: string; zone?: string }

async function addFreeze(page: Page, { reason, start, end, zone = 'Europe/Paris' }: Typed) {
  await page.goto('/settings/freezes')
  const form = page.getByRole('region', { name: 'Add a freeze' })
  await form.getByLabel('sovereign').check()
  await form.getByLabel('Reason').fill(reason)
  await form.getByLabel('From').fill(start)
  await form.getByLabel('Until').fill(end)
  await form.getByLabel('Zone').selectOption(zone)
  await form.getByRole('button', { name: 'Add freeze' }).click()
  return form
}

const year = new Date().getUTCFullYear() + 1
const reasonOf = (text: string) => `${text} ${crypto.randomUUID().slice(0, 8)}`
const itemOf = (page: Page, reason: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: reason }) })

test('devops adds a freeze in another zone, and cancels it with a reason', async ({ as }) => {
  const page = await as('devops')
  const reason = reasonOf('Verslunarmannahelgi')
  const zone = 'Atlantic/Reykjavik'
  await addFreeze(page, {
    reason,
    zone,
    start: `${year}-07-30T17:00`,
    end: `${year}-08-03T08:00`,
  })
  await expect(page.getByRole('status')).toHaveText('Freeze added.')

  const coming = page.getByRole('region', { name: 'Coming' })
  await expect(coming.getByRole('heading', { name: reason })).toBeVisible()
  await expect(itemOf(page, reason)).toContainText('17:00 Reykjavik')

  await itemOf(page, reason).locator('summary').click()
  await itemOf(page, reason).getByLabel('Reason').fill('We are on call after all.')
  await itemOf(page, reason).getByRole('button', { name: 'Cancel this freeze' }).click()
  const past = page.getByRole('region', { name: 'Past' })
  await expect(past.getByRole('article').filter({ hasText: reason })).toContainText(
    'We are on call after all.',
  )
})

test('a wall time that clocks skip is said to be one', async ({ as }) => {
  const page = await as('devops')
  const reason = reasonOf('Sumartími')
  const sunday = lastSundayOfMarch(year)
  await addFreeze(page, { reason, start: `${sunday}T02:30`, end: `${sunday}T12:00` })
  await expect(itemOf(page, reason)).toContainText('02:30 does not exist there')
  await expect(itemOf(page, reason)).toContainText('It counts as 03:30')
})

test('an end before the start is refused, and what was typed stays', async ({ as }) => {
  const page = await as('devops')
  const reason = reasonOf('Öfugt')
  const form = await addFreeze(page, {
    reason,
    start: `${year}-05-02T08:00`,
    end: `${year}-05-01T08:00`,
  })
  await expect(form.getByLabel('Until')).toHaveAttribute('aria-invalid', 'true')
  await expect(form.getByLabel('Until')).toHaveAccessibleDescription(/would end before it begins/)
  await expect(form.getByLabel('Until')).toHaveValue(`${year}-05-01T08:00`)
  await expect(form.getByLabel('Reason')).toHaveValue(reason)
  await expect(form.getByLabel('sovereign')).toBeChecked()
})

test('others see who can do it', async ({ as }) => {
  const page = await as('sales')
  await page.goto('/settings/freezes')
  await expect(page.getByRole('button', { name: 'Add freeze' })).toBeDisabled()
  await expect(page.getByText('Only DevOps can do this.').last()).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

function lastSundayOfMarch(of: number) {
  const last = new Date(Date.UTC(of, 2, 31))
  last.setUTCDate(31 - last.getUTCDay())
  return last.toISOString().slice(0, 10)
}
