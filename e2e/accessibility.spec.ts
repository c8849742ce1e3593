import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { examples, routes, states } from './screens'

const widths = [1440, 390] as const
const schemes = ['light', 'dark'] as const

test('every screen is looked at', () => {
  expect(Object.keys(examples).sort()).toEqual(routes)
})

for (const [screen, { path, who = 'viewer', first }] of Object.entries({ ...examples, ...states }))
  test(`${screen} is accessible on both widths, in light and dark`, async ({ as, stranger }) => {
    const page = who === 'stranger' ? stranger : await as(who)
    const response = await page.goto(await path())
    expect(response?.status()).toBe(200)
    await expect(page.getByRole('main')).toBeVisible()
    await first?.(page)
    await lookAround(page, nameOf(screen))
  })

test('a page that is not there is accessible too', async ({ as, forgive }) => {
  forgive(/status of 404/)
  const page = await as('viewer')
  await page.goto('/releases/0.0.404')
  await lookAround(page, 'not-found')
})

test('the keyboard skips to the content and reaches the main action before the rest of it', async ({
  as,
  prepare,
}) => {
  const version = await prepare('tested')
  const page = await as('Quinn')
  await page.goto(`/releases/${version}/1-merge-qa`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport()
  await page.keyboard.press('Enter')

  const approve = page.getByRole('button', { name: 'Approve QA' })
  const passed: string[] = []
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await approve.evaluate(button => button === document.activeElement)) break
    passed.push(await page.evaluate(() => document.activeElement?.textContent ?? ''))
  }
  await expect(approve).toBeFocused()
  expect(passed).not.toContain('Sign out')
  expect(passed).not.toContain('Freeze another commit…')
  await page.keyboard.press('Enter')
  await expect(page.getByText('QA approved.')).toBeVisible()
})

async function lookAround(page: Page, name: string) {
  for (const scheme of schemes)
    for (const width of widths) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      const path = `pictures/${name}-${width}-${scheme}.png`
      if (process.env['PICTURES']) await page.screenshot({ path, fullPage: true })
      const violations = await violationsOn(page, `${width} ${scheme}`)
      expect(violations.map(asText), `${name}, ${width} px, ${scheme}`).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
    }
}

// The width changes what is there, the scheme only its colours: each is asked once, and no frame needs a page of its own.
async function violationsOn(page: Page, look: string) {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (look === '390 light') return []
  if (look === '1440 dark') axe.withRules(['color-contrast', 'link-in-text-block'])
  return (await axe.analyze()).violations
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const asText = ({ id, nodes }: Violation) =>
  `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`

const nameOf = (route: string) =>
  route === '/'
    ? 'my-queue'
    : route.replace(/^\//, '').replaceAll(/[/ ]/g, '-').replaceAll(/[[\]]/g, '')
