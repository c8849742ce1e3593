import type { Page } from '@playwright/test'
import { drafted } from './drafted'
import { expect, test } from './fixtures'

const customer = `Société fictive de Monaco ${crypto.randomUUID().slice(0, 8)}`
const source = 'Directive 2006/112/CE, art. 7'
let address = ''

/** What accounting says of Monaco, on the form that a blocked draft led to. Nobody else in these walks buys there. */
async function decide(page: Page, treatment: RegExp, evidence: string) {
  await page.getByRole('radio', { name: treatment }).check()
  await page.getByLabel('Source', { exact: true }).fill(evidence)
  await page.getByRole('button', { name: 'Decide territory' }).click()
  await expect(page.getByRole('row', { name: new RegExp(evidence) }).first()).toBeVisible()
}

/** What blocks a draft, where it leads whoever can clear it. The history tells it, too. */
const calloutOf = (page: Page) =>
  page
    .locator('div')
    .filter({ has: page.getByText('VAT for MC has rules of its own') })
    .filter({ has: page.getByRole('link', { name: 'Decide about it in accounting' }) })
    .last()

async function recordBuyer(page: Page) {
  const columns =
    'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'
  await page.goto('/customers/import')
  await page
    .getByLabel('Or paste the lines')
    .fill(`${columns}\n${customer},main,self_hosted,,MC,,,vm,1,1,Monaco,customer,3.0.2,direct`)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status')).toHaveText(/File read/)
}

test.afterEach(async ({ as }) => {
  if (!address) return
  const sacha = await as('Sacha')
  await sacha.goto(address)
  await decide(sacha, /^Not decided/, `Walk over ${customer}`)
})

test('who buys in Monaco is drafted once accounting decided how', async ({ as, prepare }) => {
  test.setTimeout(180_000)
  const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
  await recordBuyer(sunna)
  const version = await drafted(prepare)

  await test.step('the blocked draft waits for accounting and leads its contact to the form', async () => {
    await sacha.goto(`/invoices?state=blocked&release=${version}`)
    const row = sacha.getByRole('row', { name: new RegExp(customer) })
    await expect(row).toContainText('VAT for MC has rules of its own')
    await row.getByRole('link').first().click()
    await expect(sacha).toHaveURL(/\/invoices\/[0-9a-f-]{36}/)
    await expect(calloutOf(sacha)).toContainText(/no decision about them is in force on \d{4}-/)
    await sunna.goto(sacha.url())
    await expect(calloutOf(sunna)).toContainText(/no decision about them is in force/)
  })
  const blocked = sacha.url()

  await test.step('the form is filled in, and only the contact can send it', async () => {
    const link = { name: 'Decide about it in accounting' }
    await sunna.getByRole('link', link).click()
    await expect(sunna.getByRole('button', { name: 'Decide territory' })).toBeDisabled()
    const card = sunna.getByRole('region', { name: 'Territories with VAT rules of their own' })
    await expect(card.getByText(/Only Sacha, the accounting contact/)).toBeVisible()
    await sacha.getByRole('link', link).click()
    await expect(sacha).toHaveURL(/settings\/accounting\?territory=MC&from=/)
    address = sacha.url()
    await expect(sacha.getByLabel('Territory', { exact: true })).toHaveValue('MC')
    await expect(sacha.getByText(/for sales of the French company, which sells/)).toBeVisible()
    const from = new URL(address).searchParams.get('from') ?? ''
    await expect(sacha.getByLabel('First day', { exact: true }).first()).toHaveValue(from)
  })

  await test.step('without a choice and a source nothing is decided, and what was typed stays', async () => {
    await sacha.getByRole('button', { name: 'Decide territory' }).click()
    await expect(sacha.getByText('Choose one.')).toBeVisible()
    await expect(sacha.getByLabel('Territory', { exact: true })).toHaveValue('MC')
    await decide(sacha, /^The seller’s own country/, source)
    const row = sacha.getByRole('row', { name: new RegExp(source) }).first()
    await expect(row).toContainText('Monaco')
    await expect(row).toContainText('Sacha')
  })

  await test.step('the draft comes, with French VAT and what it rests on', async () => {
    await sunna.goto(blocked)
    const again = sunna.getByRole('button', { name: 'Draft again' })
    // The sweep of the minute may have come first.
    if (await again.isVisible()) await again.click()
    const sheet = sunna.getByRole('article')
    await expect(sheet).toContainText('Accounting decided that Monaco counts as the seller’s own')
    await expect(sheet).toContainText(source)
    await expect(sheet).toContainText('20 %')
    await sunna.getByRole('button', { name: 'Submit for review' }).click()
    await expect(sunna.getByText('Sunna submitted revision 1 for review')).toBeVisible()
  })
})
