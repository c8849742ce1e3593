import type { Page } from '@playwright/test'
import { drafted, openDraft } from './drafted'
import { expect, test, type Who } from './fixtures'

/** The address of a draft with two lines: Kubernetes, and 7 nodes beyond the included ones. */
async function aDraft(page: Page, version: string) {
  await openDraft(page, version, /Banque du Littoral Fictif · production/)
  return new URL(page.url()).pathname
}

const line = (page: Page, number: number) => page.locator(`#line-${String(number)}`)
const looks = (page: Page, number: number) =>
  line(page, number).evaluate(item => getComputedStyle(item).backgroundColor)

const readers = ['sales', 'viewer'] as const satisfies readonly Who[]

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('whoever may read a draft reads why a line costs that, in three languages', async ({
    as,
    prepare,
  }) => {
    const version = await drafted(prepare)
    for (const who of readers) {
      const page = await as(who)
      const draft = await aDraft(page, version)
      const [first, second] = [line(page, 1), line(page, 2)]

      await page.goto(`${draft}?line=2&lang=fr#line-2`)
      await expect(second).toHaveAttribute('lang', 'fr')
      await expect(second.getByText('D’où vient ce montant')).toBeVisible()
      await expect(second).toContainText('7 × 85,00 €')
      await expect(second).toContainText(/Nœuds14 \(importé, \d+ \S+ \d{4}\)/)
      await expect(second).toContainText('Règle nodes du tarif SELFHOST-2026, version 1')
      await expect(second).toContainText('fois prix unitaire 85,00= 595')
      await expect(second).toContainText('arrondi à 595,00 EUR')
      await expect(second.getByText('Conditions, article 4.2')).toBeVisible()
      await expect(first.getByText(/^Règle/)).toBeHidden()
      expect(await looks(page, 2)).not.toBe(await looks(page, 1))

      await second.getByRole('link', { name: 'Íslenska' }).click()
      await expect(page).toHaveURL(`${draft}?line=2&lang=is#line-2`)
      await expect(second).toHaveAttribute('lang', 'is')
      await expect(second).toContainText('Regla nodes í verðskrá SELFHOST-2026, útgáfu 1')
      await expect(second).toContainText('námundað að 595,00 EUR')
      await expect(second.getByText('Skilmálar, grein 4.2')).toBeVisible()
      await expect(second.getByRole('link', { name: 'Íslenska' })).toHaveAttribute(
        'aria-current',
        'page',
      )
      await expect(second.getByRole('link', { name: 'Tengill á þessa línu' })).toHaveAttribute(
        'href',
        `${draft}?line=2&lang=is#line-2`,
      )
      await expect(second.getByRole('button')).toHaveCount(0)

      await second.getByRole('link', { name: 'English' }).click()
      await expect(second.getByText('rounded to 595.00 EUR, half away from zero')).toBeVisible()
    }
  })

  test('what an address does not know opens nothing, and is read in English', async ({
    as,
    prepare,
  }) => {
    const version = await drafted(prepare)
    const page = await as('viewer')
    const draft = await aDraft(page, version)
    for (const asked of ['line=99&lang=de', 'line=-1&lang=', 'line=x&lang=fr&lang=is', 'lang=FR']) {
      const answer = await page.goto(`${draft}?${asked}#line-99`)
      expect(answer?.status(), asked).toBe(200)
      await expect(line(page, 2), asked).toHaveAttribute('lang', 'en')
      await expect(page.getByText('Why this amount').first()).toBeVisible()
      await expect(page.getByText(/rounded to/).first()).toBeHidden()
    }
  })
})

test('the language is chosen on the way through a list, and the link to a line is copied', async ({
  as,
  prepare,
}) => {
  const version = await drafted(prepare)
  const page = await as('sales')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const draft = await aDraft(page, version)
  const second = line(page, 2)
  await second.getByText('Why this amount').click()
  await second.getByRole('link', { name: 'Français' }).click()
  await expect(page).toHaveURL(`${draft}?release=${version}&line=2&lang=fr#line-2`)
  await expect(page.getByRole('navigation', { name: 'Drafts of the list' })).toBeVisible()
  await second.getByRole('button', { name: 'Copier le lien' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(new URL(`${draft}?line=2&lang=fr#line-2`, page.url()).href)
})
