import type { Page } from '@playwright/test'
import { ended } from './ended-forms'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

const hasNoFocus = (page: Page) => page.evaluate(() => document.activeElement === document.body)

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    for (const { says, reach, wanted, who, place, fill, button, stays } of ended)
      test(`“${says}” is said although its form is gone, once`, async ({ as, prepare }) => {
        const version = await prepare(reach, { tracks: ['sovereign'], ...wanted })
        const address = await place(version)
        const page = await as(who)
        await page.goto(address)
        await fill?.(page, version)
        await page.getByRole('button', { name: button, exact: true }).click()

        await expect(said(page, says)).toBeVisible()
        await expect(said(page, says)).toBeInViewport()
        await expect(page).toHaveURL(address)
        if (javaScriptEnabled) {
          const again = page.getByRole('button', { name: button, disabled: false })
          await expect(again).toHaveCount(stays ? 1 : 0)
          await expect.poll(() => hasNoFocus(page)).toBe(false)
          // Also once the change has come back to the page by itself.
          await page.waitForTimeout(1000)
          await expect(said(page, says)).toBeVisible()
          expect(await hasNoFocus(page)).toBe(false)
        }
        await page.reload()
        await expect(page.getByRole('main')).toBeVisible()
        await expect(said(page, says)).toHaveCount(0)
      })

    test('what was opened is said on the page it leads to, and not on the next', async ({
      as,
      newVersion,
    }) => {
      const version = newVersion()
      const page = await as('Petra')
      await page.goto('/releases/new')
      await page.getByLabel('Version').fill(version)
      await page.getByLabel('Title', { exact: true }).fill('Said once')
      await page.getByRole('button', { name: 'Open the release' }).click()
      await expect(page).toHaveURL(`/releases/${version}/1-merge-qa`)
      await expect(said(page, 'Release opened.')).toBeVisible()
      if (javaScriptEnabled) await expect.poll(() => hasNoFocus(page)).toBe(false)
      await page.getByRole('link', { name: 'History' }).click()
      await expect(page).toHaveURL(`/releases/${version}/history`)
      await expect(said(page, 'Release opened.')).toHaveCount(0)
      await page.goBack()
      await expect(page).toHaveURL(`/releases/${version}/1-merge-qa`)
      if (javaScriptEnabled) await expect(said(page, 'Release opened.')).toHaveCount(0)
    })
  })

test('a sentence goes when the next form is sent, and what is refused stands in its form', async ({
  as,
  prepare,
}) => {
  const version = await prepare('tested')
  const page = await as('Petra')
  await page.goto(`/releases/${version}/1-merge-qa`)
  const edit = page.locator('details').filter({ hasText: 'Edit title and notes…' })
  await edit.getByText('Edit title and notes…').click()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(said(page, 'Release saved.')).toBeVisible()
  await expect(edit).not.toHaveAttribute('open')
  await expect(page.getByRole('status').first()).toBeFocused()
  await edit.getByText('Edit title and notes…').click()
  await edit.getByLabel('Title', { exact: true }).fill('')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByRole('alert')).toContainText('Nothing was saved yet.')
  await expect(edit).toHaveAttribute('open')
  await expect(said(page, 'Release saved.')).toHaveCount(0)
})

test('a page that is drawn anew leaves the focus to whoever went on', async ({ as, prepare }) => {
  const version = await prepare('tested')
  const page = await as('Quinn')
  await page.goto(`/releases/${version}/1-merge-qa`)
  await page.getByRole('button', { name: 'Approve QA' }).click()
  await expect(said(page, 'QA approved.')).toBeVisible()
  await expect.poll(() => page.evaluate(focused)).not.toBe('BODY')
  await page.getByRole('heading', { level: 1 }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())

  const waiting = page.getByRole('link', { name: /My queue/ })
  const before = (await waiting.textContent()) ?? ''
  await prepare('tested')
  await expect(waiting).not.toHaveText(before)
  await page.waitForTimeout(500)
  expect(await page.evaluate(focused)).toBe('BODY')
})

const focused = () => document.activeElement?.tagName

test('a made-up cookie says nothing, and is taken away', async ({ as, prepare, baseURL }) => {
  const version = await prepare('opened')
  const page = await as('viewer')
  const before = await countEvents(version)
  for (const value of ['approveEverything', 'constructor', '%3Cb%3E', 'x'.repeat(3000)]) {
    await page.context().addCookies([{ name: 'console-said', value, url: baseURL ?? '' }])
    await page.goto(`/releases/${version}`)
    await expect(page.getByRole('status').first()).toBeEmpty()
    const left = (await page.context().cookies()).map(({ name }) => name)
    expect(left).not.toContain('console-said')
  }
  expect(await countEvents(version)).toBe(before)
})
