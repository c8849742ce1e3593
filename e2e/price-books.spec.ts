import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { attempt, recorded } from '@/db/testing/attempt'
import { db } from '@/db/client'
import { demoEmail } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { defaultBooks } from '@/lib/invoice/default-books'
import { expect, test } from './fixtures'

const [euros] = defaultBooks
const list = '/invoices/price-books'
// Far away, so that what others draft today is not priced by it; a day of its own for each run.
const firstDay = () => `2${String(900 + Math.trunc(Math.random() * 99)).padStart(3, '0')}-01-01`
const newCode = () => `E2E-${crypto.randomUUID().slice(0, 8)}`

/** What a book in the browser is as a file. */
async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as JSON' }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

/** No draft of the book is left over from a run that was stopped. */
async function discardDraft(page: Page, code: string) {
  await page.goto(list)
  const row = page.getByRole('row', { name: new RegExp(`${code}, version \\d+ .*Draft`) })
  if ((await row.count()) === 0) return
  await row.getByRole('link').click()
  await discard(page)
}

async function discard(page: Page) {
  await page.getByText('Discard…').click()
  await page.getByLabel('Reason').fill('For the tests.')
  await page.getByRole('button', { name: /^Discard version/ }).click()
  await expect(page).toHaveURL(list)
}

test('the next version is written by one of sales, published by another, and then stays', async ({
  as,
}) => {
  const code = 'SELFHOST-2026'
  const page = await as('Sunna')
  await discardDraft(page, code)
  const published = page.getByRole('row', { name: new RegExp(`${code}, version \\d+ .*Published`) })
  await published.first().getByRole('link').click()
  await page.getByText('Start the next version').click()
  await page.getByLabel('First day').fill(firstDay())
  await page.getByRole('button', { name: /^Start version/ }).click()
  await expect(page.getByRole('main')).toContainText('Nothing is wrong with this version.')
  const version = page.url()

  // The tier of 4–10 nodes is not to go further than the one before it: the check says so beside the rule.
  await page.getByRole('link', { name: 'Edit rule nodes' }).click()
  await page.getByLabel('Tier 2, up to').fill('3')
  await page.getByLabel('Tier 2, price of one').fill('95,00')
  await page.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByLabel('Tier 2, price of one')).toHaveAccessibleDescription(
    /Write a number/,
  )
  await expect(page.getByLabel('Tier 2, up to')).toHaveValue('3')
  await page.getByLabel('Tier 2, price of one').fill('95.00')
  await page.getByRole('button', { name: 'Save rule' }).click()
  await expect(page).toHaveURL(version)
  const finding = 'The tier up to 3 does not go further than the one before it.'
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Price by tier' }).first(),
  ).toContainText(finding)

  await page.getByRole('link', { name: `nodes: ${finding}` }).click()
  await page.getByLabel('Tier 2, up to').fill('10')
  await page.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByRole('main')).toContainText('Nothing is wrong with this version.')

  // Rehearsed against the seeded drafts, and said before the button.
  const card = page.getByRole('region', { name: /Publish this version/ })
  await expect(card).toContainText(
    /[1-9]\d* of \d+ drafts of the last \d+ releases would cost more \(\+.*€\)/,
  )
  await expect(page.getByRole('table', { name: /would cost more/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /Changes since version/ })).toBeVisible()
  await expect(
    page.getByText(/before: Nodes, each at the price of its tier: .*85\.00/),
  ).toBeVisible()

  await expect(card.getByRole('button', { name: /^Publish version/ })).toBeDisabled()
  await expect(card).toContainText('You had a hand in this version: another of sales publishes it.')

  const second = await as('Sacha')
  await second.goto(version)
  await second.getByRole('button', { name: /^Publish version/ }).click()
  await expect(second.getByRole('main')).toContainText('Published by Sacha')
  await expect(second.getByRole('link', { name: 'Edit rule nodes' })).toHaveCount(0)
  const gone = await second.request.get(`${version}/rules/4`)
  expect(gone.status()).toBe(404)

  const id = version.split('/').at(-1) ?? ''
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from people where email = ${demoEmail('Sacha')}`,
  )
  const sacha = await signedIn(rows[0]?.id ?? '', ['sales'])
  const says = recorded(sacha, { of: 'price_book', id, type: 'bookEdited' })
  for (const statement of [
    sql`update price_books set rules = '[]' where id = ${id}`,
    sql`delete from price_books where id = ${id}`,
  ])
    expect(await attempt(sacha, says, statement)).toBe('published_books_stay: wrong-state')
})

test('what is exported and imported again is the same draft', async ({ as }) => {
  const page = await as('Sunna')
  const code = newCode()
  await page.goto(list)
  const text = page.getByLabel('Or the same, pasted')
  await text.fill(JSON.stringify({ ...euros, code, validTo: '2026-12-31' }))
  await page.getByRole('button', { name: 'Import price book' }).click()
  await expect(page).toHaveURL(/price-books\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('main')).toContainText(
    'The book ends on 2026-12-31 and none follows: deliveries after that day will be blocked.',
  )
  const first = await exported(page)
  await discard(page)

  const file = page.getByLabel('Book as a JSON file')
  await file.setInputFiles({
    name: 'book.json',
    mimeType: 'application/json',
    buffer: Buffer.from(first),
  })
  await page.getByRole('button', { name: 'Import price book' }).click()
  await expect(page).toHaveURL(/price-books\/[0-9a-f-]{36}$/)
  expect(await exported(page)).toBe(first)
  await discard(page)
})

test('a file that is no book is refused with its line, and stays typed', async ({ as }) => {
  const page = await as('Sunna')
  await page.goto(list)
  const text = page.getByLabel('Or the same, pasted')
  const read = page.getByRole('button', { name: 'Import price book' })
  await text.fill('{\n  "code": "X",\n}')
  await read.click()
  await expect(text).toHaveAccessibleDescription(/Line 3, column 1: this is not JSON\./)
  await expect(text).toHaveValue('{\n  "code": "X",\n}')

  const written = JSON.stringify({ ...euros, code: newCode() }, null, 2)
  await text.fill(written.replace('"price": "1200.00"', '"price": "-1"'))
  await read.click()
  await expect(text).toHaveAccessibleDescription(/Line \d+, rules\.0\.price: Use zero or more\./)
  await text.fill(JSON.stringify({ ...euros, code: 'SELFHOST-USD-2026' }))
  await read.click()
  await expect(text).toHaveAccessibleDescription(/This book is in USD/)
})

test('facts are tried, and a fact that a rule asks for is asked for', async ({ as }) => {
  const page = await as('Vera')
  await page.goto(list)
  await page.getByRole('link', { name: 'SELFHOST-2026, version 1' }).click()
  const card = page.getByRole('region', { name: 'Try it' })
  await card.getByRole('button', { name: 'Work out' }).click()
  await expect(card.getByRole('status')).toContainText('which is not known for this installation')
  await card.getByLabel('Infrastructure').selectOption('Kubernetes')
  await card.getByLabel('Nodes').fill('14')
  await card.getByLabel('Environments').fill('1')
  await card.getByLabel('Kind of release').selectOption('Minor')
  await card.getByRole('button', { name: 'Work out' }).click()
  await expect(card.getByRole('status')).toContainText('Net2\u202f645.00\u00a0€')
  await card.getByText('Why this amount').nth(1).click()
  await expect(card).toContainText('rounded to 595.00 EUR, half away from zero')
  await expect(page.getByText('Start the next version')).toBeVisible()
})

test('a price for a month is billed by the day, and tried for a day of delivery', async ({
  as,
}) => {
  const page = await as('Sunna')
  await page.goto(list)
  const start = page.getByRole('region', { name: 'Start a price book' })
  await start.getByLabel('Book').fill(newCode())
  await start.getByLabel('Currency').selectOption('EUR')
  await start.getByLabel('First day').fill('2990-01-01')
  await start.getByRole('button', { name: 'Start price book' }).click()
  await page.getByRole('link', { name: 'Flat price' }).click()
  await page.getByLabel('Code', { exact: true }).fill('support')
  await page.getByLabel('Price', { exact: true }).fill('1200.00')
  await page.getByLabel('The price is for').selectOption('A calendar quarter')
  for (const language of ['English', 'French', 'Icelandic'])
    await page.getByLabel(`Text in ${language}`).fill('Support')
  await page.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByRole('main')).toContainText('for a quarter, billed by the day')
  await page.getByRole('link', { name: 'Edit rule support' }).click()
  await expect(page.getByLabel('The price is for')).toHaveValue('quarter')
  await page.getByLabel('The price is for').selectOption('A calendar month')
  await page.getByRole('button', { name: 'Save rule' }).click()

  const card = page.getByRole('region', { name: 'Try it' })
  await card.getByLabel('Delivery').fill('2026-12-16')
  await card.getByRole('button', { name: 'Work out' }).click()
  const answer = card.getByRole('status')
  await expect(answer).toContainText('16 December 2026 to 31 December 2026, price for 31 days')
  await expect(answer).toContainText('Net619.35\u00a0€')
  await card.getByText('Why this amount').click()
  await expect(answer).toContainText('divided by days of the period 31')
  await expect(answer).toContainText('rounded to 619.35 EUR')
  await expect(card.getByLabel('Delivery')).toHaveValue('2026-12-16')
  await discard(page)
})

test('two books of one currency are not published for the same days', async ({ as }) => {
  const page = await as('Sunna')
  await page.goto(list)
  await page.getByLabel('Or the same, pasted').fill(JSON.stringify({ ...euros, code: newCode() }))
  await page.getByRole('button', { name: 'Import price book' }).click()
  await expect(page).toHaveURL(/price-books\/[0-9a-f-]{36}$/)
  const second = await as('Sacha')
  await second.goto(page.url())
  await expect(second.getByRole('button', { name: /^Publish version/ })).toBeDisabled()
  await expect(second.getByRole('main')).toContainText(
    'Book SELFHOST-2026 has prices in this currency',
  )
  await discard(page)
})

test('a rule is written without JavaScript', async ({ as, browser, baseURL }) => {
  const cookies = await (await as('Sunna')).context().cookies()
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  await context.addCookies(cookies)
  const page = await context.newPage()
  await page.goto(list)
  const start = page.getByRole('region', { name: 'Start a price book' })
  const code = newCode()
  await start.getByLabel('Book').fill(code)
  await start.getByLabel('Currency').selectOption('GBP')
  await start.getByLabel('First day').fill('2990-01-01')
  await start.getByRole('button', { name: 'Start price book' }).click()
  await expect(page.getByRole('main')).toContainText('The book has no price at all.')
  await page.getByRole('link', { name: 'Price per unit' }).click()
  await page.getByLabel('Code', { exact: true }).fill('nodes')
  await page.getByLabel('Price of one').fill('12.50')
  await page.getByLabel('Air-gapped').check()
  await page.getByLabel('Text in English').fill('Nodes')
  await page.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByRole('main')).toContainText('Nodes, 12.50')
  await expect(page.getByRole('main')).toContainText('Infrastructure: Air-gapped')
  await expect(page.getByRole('main')).toContainText('The French text is missing.')
  await context.close()
})
