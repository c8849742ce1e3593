import type { Browser, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { expect, test } from './fixtures'

const columns =
  'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'

async function importLine(page: Page, cells: string) {
  await page.goto('/customers/import')
  await page.getByLabel('Or paste the lines').fill(`${columns}\n${cells}`)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status')).toHaveText(/File read/)
}

const newName = (word: string) => `${word} ${crypto.randomUUID().slice(0, 8)}`

async function draft(version: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  await draftInvoices(rows[0]?.id ?? '')
}

async function openDraftOf(page: Page, version: string, customer: string) {
  await page.goto(`/invoices?release=${version}`)
  await page
    .getByRole('row', { name: new RegExp(customer) })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { name: new RegExp(customer) })).toBeVisible()
}

test('terms that sales negotiated decide the next draft, and it says why', async ({
  as,
  prepare,
}) => {
  const page = await as('sales')
  const customer = newName('Négociant')
  await importLine(
    page,
    `${customer},production,self_hosted,,FR,,123456782,vm,1,1,Lyon,customer,3.0.2,direct`,
  )

  await page.goto(`/invoices/terms/new?level=buyer_negotiated&q=${encodeURIComponent(customer)}`)
  const code = `N-${crypto.randomUUID().slice(0, 8)}`
  await page.getByLabel('Buyer', { exact: true }).selectOption({ label: customer })
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('First day').fill('2026-01-01')
  await page.getByLabel('Days', { exact: true }).fill('45')
  await page.getByLabel('Discount in percent').fill('10')
  await page.getByLabel('Clause').fill('art. 4')
  await page.getByRole('button', { name: 'Add terms of sale' }).click()
  await expect(page.getByText('Choose the document, or paste its SHA-256 below.')).toBeVisible()
  await expect(page.getByLabel('Code')).toHaveValue(code)

  const buffer = Buffer.from('What was signed.')
  await page
    .getByLabel('Document', { exact: false })
    .first()
    .setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Add terms of sale' }).click()
  await expect(page).toHaveURL(/\/invoices\/terms$/)
  await page.goto(`/invoices/terms/${code}`)
  await expect(page.getByText('contract.pdf')).toBeVisible()
  await expect(page.getByText('10 % (art. 4)')).toBeVisible()

  const version = await prepare('deployment')
  await draft(version)
  await openDraftOf(page, version, customer)
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText(`${code}, version 1`)
  await sheet.getByText('Why these terms').click()
  await expect(sheet).toContainText('Negotiated with the buyer: ')
  await expect(sheet).toContainText('The strongest in force on the delivery day.')
  await expect(sheet).toContainText(
    'General terms of the vendor: CGV-2026, version 1. In force, but weaker.',
  )
  await expect(sheet).toContainText(/1\s080\.00/)
})

test('other terms for the same buyer on the same days are refused by name', async ({ as }) => {
  const page = await as('sales')
  await page.goto('/invoices/terms/new?level=vendor_general')
  await page.getByLabel('Code').fill('CGV-AUTRES')
  await page.getByLabel('First day').fill('2026-06-01')
  await page.getByLabel('Name of the document').fill('Autres conditions')
  await page.getByLabel('Or its SHA-256').fill('b'.repeat(64))
  await page.getByRole('button', { name: 'Add terms of sale' }).click()
  await expect(page.getByLabel('First day')).toHaveAccessibleDescription(/CGV-2026 applies/)
})

test('what accounting has not decided blocks an export until its contact does', async ({
  as,
  prepare,
}) => {
  const [sacha, sunna] = [await as('Sacha'), await as('Sunna')]
  const customer = newName('Fjordkraft')
  await importLine(sunna, `${customer},drift,self_hosted,,NO,,,vm,1,1,Bergen,customer,3.0.2,direct`)
  await decide(sacha, /Not decided/)
  const version = await prepare('deployment')
  await draft(version)
  await sunna.goto(`/invoices?state=blocked&release=${version}`)
  const row = sunna.getByRole('row', { name: new RegExp(customer) })
  await expect(row).toContainText('is not decided. Accounting can clear this.')

  await sunna.goto('/settings/accounting')
  await sunna.getByText('Decide the VAT policy…').click()
  await expect(sunna.getByRole('button', { name: 'Decide VAT policy' })).toBeDisabled()
  await expect(
    sunna.getByText('Only Sacha, the accounting contact, can do this.').first(),
  ).toBeVisible()

  await decide(sacha, /Outside the scope of VAT/)
  await draft(version)
  await openDraftOf(sunna, version, customer)
  await expect(sunna.getByRole('article')).toContainText('no VAT ids are printed')
})

async function decide(page: Page, choice: RegExp) {
  await page.goto('/settings/accounting')
  await page.getByText('Decide the VAT policy…').click()
  await page.getByRole('radio', { name: choice }).check()
  await page.getByRole('button', { name: 'Decide VAT policy' }).click()
  await expect(page.getByRole('status')).toHaveText(/VAT policy decided/)
}

test('a VAT id is confirmed with the register’s reference, and falls with the number', async ({
  as,
}) => {
  const page = await as('sales')
  const customer = newName('Bestätigt')
  await importLine(
    page,
    `${customer},werk,self_hosted,,DE,DE123456704,,vm,1,1,Köln,customer,3.0.2,direct`,
  )
  await page.goto(`/customers?q=${encodeURIComponent(customer)}`)
  await page.getByRole('link', { name: customer }).click()
  await expect(page.getByText('no register has confirmed it')).toBeVisible()
  await page.getByText('Confirm DE123456704…').click()
  await page.getByLabel('Asked on').fill('2026-11-02')
  await page.getByLabel('Consultation number').fill('WAPIAAAAX')
  await page.getByRole('button', { name: 'Confirm DE123456704' }).click()
  await expect(
    page.getByText('confirmed on 2026-11-02 by Sunna, consultation WAPIAAAAX'),
  ).toBeVisible()

  await page.getByText(`Edit ${customer}…`).click()
  await page.getByLabel('VAT id', { exact: false }).first().fill('DE136695976')
  await page.getByRole('button', { name: 'Save customer' }).click()
  await expect(page.getByText('no register has confirmed it')).toBeVisible()
})

test('terms are added and ended, and a VAT id is confirmed, without JavaScript', async ({
  as,
  browser,
  baseURL,
}) => {
  const sales = await as('sales')
  const customer = newName('Stille')
  await importLine(
    sales,
    `${customer},werk,self_hosted,,DE,DE123456704,,vm,1,1,Köln,customer,3.0.2,direct`,
  )
  const page = await plain(browser, sales, baseURL)
  const code = `S-${crypto.randomUUID().slice(0, 8)}`
  await page.goto(`/invoices/terms/new?level=buyer_negotiated&q=${encodeURIComponent(customer)}`)
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('First day').fill('2026-01-01')
  await page.getByLabel('Name of the document').fill('Vertrag')
  await page.getByLabel('Or its SHA-256').fill('c'.repeat(64))
  await page.getByRole('button', { name: 'Add terms of sale' }).click()
  await page.goto(`/invoices/terms/${code}`)
  await page.getByText('End version 1…').click()
  await page.getByLabel('Last day').fill('2026-12-31')
  await page.getByLabel('Reason').fill('Agreed so.')
  await page.getByRole('button', { name: 'End version 1' }).click()
  await expect(page.getByText('Agreed so.')).toBeVisible()
  await expect(page.getByText('2026-01-01 to 2026-12-31')).toBeVisible()

  await page.goto(`/customers?q=${encodeURIComponent(customer)}`)
  await page.getByRole('link', { name: customer }).click()
  await page.getByText('Confirm DE123456704…').click()
  await page.getByLabel('Asked on').fill('2026-11-02')
  await page.getByLabel('Consultation number').fill('WAPI-2')
  await page.getByRole('button', { name: 'Confirm DE123456704' }).click()
  await expect(page.getByText('consultation WAPI-2')).toBeVisible()
  await page.context().close()
})

async function plain(browser: Browser, of: Page, baseURL: string | undefined) {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  await context.addCookies(await of.context().cookies())
  return context.newPage()
}
