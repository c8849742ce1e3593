import { expect, test } from '@playwright/test'
import en from '../messages/en/process.json' with { type: 'json' }
import fr from '../messages/fr/process.json' with { type: 'json' }
import is from '../messages/is/process.json' with { type: 'json' }

const words = { en, is, fr }
const locales = ['en', 'is', 'fr'] as const

for (const locale of locales) {
  test(`the process page in ${locale} is complete, quiet and sets no cookie`, async ({ page }) => {
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))

    const response = await page.goto(`/${locale}/process`)
    expect(response?.status()).toBe(200)
    expect(await response?.headerValue('set-cookie')).toBeNull()
    expect(await page.context().cookies()).toEqual([])
    const policy = await response?.headerValue('content-security-policy')
    expect(policy).toContain("script-src 'self' 'sha256-")
    expect(policy).not.toContain('unsafe')

    const text = words[locale]
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page).toHaveTitle(text.title)
    await expect(page.getByRole('heading', { level: 1, name: text.title })).toBeVisible()
    await expect(page.getByRole('img', { name: text.diagram.title })).toBeVisible()
    for (const { name } of Object.values(text.stages)) {
      await expect(page.getByRole('heading', { level: 3, name, exact: true })).toBeVisible()
    }
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
  })
}

test('each language names the others, and one way leads to each', async ({ page }) => {
  await page.goto('/en/process')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', '/en/process')
  for (const locale of locales) {
    const alternate = page.locator(`link[rel=alternate][hreflang=${locale}]`)
    await expect(alternate).toHaveAttribute('href', `/${locale}/process`)
  }
  await page.getByRole('link', { name: 'Íslenska' }).click()
  await expect(page).toHaveURL(/\/is\/process$/)
  await expect(page.getByRole('link', { name: 'Íslenska' })).toHaveAttribute('aria-current', 'page')
})

for (const [wish, locale] of [
  ['fr-CH,fr;q=0.9', 'fr'],
  ['is', 'is'],
  ['de-DE,de;q=0.9', 'en'],
] as const) {
  test(`/process leads a reader who asks for ${wish} to ${locale}`, async ({ request }) => {
    const response = await request.get('/process', {
      headers: { 'accept-language': wish },
      maxRedirects: 0,
    })
    expect(response.status()).toBe(307)
    expect(response.headers()['location']).toBe(`/${locale}/process`)
    expect(response.headers()['vary']).toContain('accept-language')
    expect(response.headers()['set-cookie']).toBeUndefined()
  })
}

for (const path of ['/de/process', '/en', '/en/process/more']) {
  test(`${path} is not found, rather than a way to sign in`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: 0 })
    expect(response.status()).toBe(404)
  })
}

test('the page reads the same without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto('/fr/process')
  await expect(page.getByRole('img', { name: fr.diagram.title })).toBeVisible()
  await expect(page.getByRole('heading', { name: fr.next.support.title })).toBeVisible()
  await context.close()
})
