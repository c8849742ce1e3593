import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const phone = { width: 390, height: 844 }
const ofSettings = ['People', 'Freezes', 'Deliveries', 'Record'] as const
const main = (page: Page) => page.getByRole('navigation', { name: 'Main' })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('a phone reaches each page of the settings behind More', async ({ as }) => {
      const page = await as('admin')
      await page.setViewportSize(phone)
      await page.goto('/')
      for (const name of ofSettings) {
        await expect(main(page).getByRole('link', { name })).toHaveCount(0)
        await main(page).getByRole('button', { name: 'More' }).click()
        const link = main(page).getByRole('link', { name })
        await expect(link).toBeInViewport({ ratio: 1 })
        await link.click()
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
        await expect(main(page).getByRole('button', { name: 'More' })).toHaveAttribute(
          'aria-current',
          'true',
        )
      }
    })
  })

test('what is behind More closes by Escape and by a click beside it', async ({ as }) => {
  const page = await as('viewer')
  await page.setViewportSize(phone)
  await page.goto('/releases')
  const people = main(page).getByRole('link', { name: 'People' })
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('heading', { level: 1 }).click(),
  ]) {
    await main(page).getByRole('button', { name: 'More' }).click()
    await expect(people).toBeVisible()
    await leave()
    await expect(people).toHaveCount(0)
  }
})

test('no word of the bar of a phone is cut', async ({ as }) => {
  const page = await as('viewer')
  await page.setViewportSize(phone)
  await page.goto('/')
  const items = main(page).getByRole('listitem')
  await expect(items).toHaveText([/^My queue/, 'Releases', 'Customers', 'Invoices', /^More/])
  const cut = await main(page).evaluate(nav =>
    [...nav.querySelectorAll('span')]
      .filter(({ offsetWidth, scrollWidth }) => scrollWidth > offsetWidth)
      .flatMap(word => (word.closest('[class~="sr-only"]') ? [] : [word.textContent])),
  )
  expect(cut).toEqual([])
})

test('on a screen one place leads to the settings, and their pages stand beside each other', async ({
  as,
}) => {
  const page = await as('admin')
  await page.goto('/')
  await main(page).getByRole('link', { name: 'Settings' }).click()
  const pages = page.getByRole('navigation', { name: 'Settings' })
  for (const name of ofSettings) {
    await pages.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(pages.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expect(main(page).getByRole('link', { name: 'Settings' })).toHaveAttribute('aria-current')
  }
})

for (const who of ['admin', 'sales', 'viewer'] as const)
  test(`the settings lead ${who} to the first of their pages`, async ({ as }) => {
    const page = await as(who)
    const answer = await page.goto('/settings')
    expect(answer?.status()).toBe(200)
    await expect(page).toHaveURL('/settings/people')
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  })
