import type { Locator, Page } from '@playwright/test'
import { drafted } from './drafted'
import { expect, test } from './fixtures'

/** Goes by Tab to what is named, as somebody without a mouse does, and presses it. */
async function reach(page: Page, what: Locator) {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab')
    if (await what.evaluate(one => one === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${String(what)}`)
}

async function press(page: Page, what: Locator) {
  await reach(page, what)
  await page.keyboard.press('Enter')
}

/** Chooses in a list by its first letters. */
async function choose(page: Page, label: string, words: string) {
  const list = page.getByRole('form', { name: 'Filter' }).getByLabel(label)
  await reach(page, list)
  await page.keyboard.type(words)
  await expect(list.locator('option:checked')).toHaveText(words)
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const titles = (page: Page) => page.locator('[data-draft]')
const selected = (page: Page, words: string) => expect(page.getByText(words, { exact: true }))

/** Keys are heard once the page's script runs; that is said to who asks by which key the help opens. */
const listening = (page: Page) =>
  expect(page.locator('summary[aria-keyshortcuts="?"]')).toHaveCount(1)

/** The drafts of a release in one state, in the order of their customers: found by keyboard alone. */
async function listOf(page: Page, version: string, state: string) {
  await page.goto('/invoices')
  await choose(page, 'Release', version)
  await choose(page, 'Order', 'customer')
  await press(page, button(page, 'Show'))
  await expect(page).toHaveURL(new RegExp(`release=${version}.*sort=customer`))
  const states = page.getByRole('navigation', { name: 'Filter by state' })
  await press(page, states.getByRole('link', { name: new RegExp(`^${state} \\d+$`) }))
  await expect(page).toHaveURL(/state=/)
  await expect(titles(page).first()).toBeVisible()
  await listening(page)
}

test('a whole review is done by keyboard: filter, sort, select, open, submit, next, approve', async ({
  as,
  prepare,
}) => {
  test.setTimeout(180_000)
  const version = await drafted(prepare)
  const sunna = await as('Sunna')

  await test.step('the list is filtered, sorted and walked through', async () => {
    await listOf(sunna, version, 'Draft')
    await sunna.keyboard.press('j')
    await expect(titles(sunna).nth(0)).toBeFocused()
    await sunna.keyboard.press('j')
    await sunna.keyboard.press('ArrowDown')
    await expect(titles(sunna).nth(2)).toBeFocused()
    await sunna.keyboard.press('ArrowUp')
    await sunna.keyboard.press('k')
    await expect(titles(sunna).nth(0)).toBeFocused()
    await sunna.keyboard.press('k')
    await expect(titles(sunna).nth(0)).toBeFocused()
  })

  await test.step('two are selected, one of them again not, and one is submitted', async () => {
    await sunna.keyboard.press('x')
    await sunna.keyboard.press('j')
    await sunna.keyboard.press('x')
    await selected(sunna, '2 selected').toBeVisible()
    await sunna.keyboard.press('x')
    await selected(sunna, '1 selected').toBeVisible()
    await press(sunna, button(sunna, 'Submit…'))
    await press(sunna, button(sunna, 'Submit 1 draft'))
    await expect(sunna.getByRole('heading', { name: '1 done, 0 refused' })).toBeVisible()
    await press(sunna, sunna.getByRole('link', { name: 'Back to the list' }))
    await expect(sunna).toHaveURL(/\/invoices\?.*state=draft/)
    await expect(titles(sunna).first()).toBeVisible()
    await listening(sunna)
  })

  await test.step('the next two are opened and submitted one after the other', async () => {
    await sunna.keyboard.press('j')
    await sunna.keyboard.press('Enter')
    for (const submitted of [1, 2]) {
      await expect(sunna).toHaveURL(/\/invoices\/[0-9a-f-]{36}\?/)
      const here = sunna.url()
      await press(sunna, button(sunna, 'Submit for review'))
      await expect(sunna.getByText('Sunna submitted revision 1 for review')).toBeVisible()
      await sunna.keyboard.press(submitted === 1 ? 'n' : 'u')
      await expect(sunna).not.toHaveURL(here)
    }
    await expect(sunna).toHaveURL(/\/invoices\?.*state=draft/)
  })

  await test.step('another opens one, approves it, and approves the others together', async () => {
    const sacha = await as('Sacha')
    await listOf(sacha, version, 'In review')
    await expect(titles(sacha)).toHaveCount(3)
    await sacha.keyboard.press('j')
    await sacha.keyboard.press('Enter')
    await expect(sacha).toHaveURL(/\/invoices\/[0-9a-f-]{36}\?/)
    await press(sacha, button(sacha, 'Approve draft'))
    await expect(sacha.getByText('Sacha approved revision 1 of the draft')).toBeVisible()
    await sacha.keyboard.press('n')
    await expect(button(sacha, 'Approve draft')).toBeEnabled()
    await sacha.keyboard.press('u')
    await expect(titles(sacha)).toHaveCount(2)
    await sacha.keyboard.press('j')
    await sacha.keyboard.press('x')
    await sacha.keyboard.press('j')
    await sacha.keyboard.press('x')
    await selected(sacha, '2 selected').toBeVisible()
    await press(sacha, button(sacha, 'Approve…'))
    await press(sacha, button(sacha, 'Approve 2 drafts'))
    await expect(sacha.getByRole('heading', { name: '2 done, 0 refused' })).toBeVisible()
  })
})

test('the keys are explained by one of them, do nothing where somebody types, and can be turned off', async ({
  as,
  prepare,
}) => {
  const version = await drafted(prepare)
  const page = await as('sales')
  await page.goto(`/invoices?release=${version}`)
  await expect(page.getByText('open the draft')).toBeHidden()
  await listening(page)
  await page.keyboard.press('?')
  await expect(page.getByText('open the draft')).toBeVisible()

  await page.getByLabel('Search releases').focus()
  await page.keyboard.type('jx')
  await expect(page.getByLabel('Search releases')).toBeFocused()
  await expect(page.getByLabel('Search releases')).toHaveValue('jx')

  await press(page, button(page, 'Turn the keys off'))
  await page.keyboard.press('j')
  await expect(button(page, 'Turn the keys on')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await expect(titles(page).first()).toBeFocused()
})
