import type { Page } from '@playwright/test'
import { drafted } from './drafted'
import { expect, test } from './fixtures'

const customer = `Ohne Nachweis ${crypto.randomUUID().slice(0, 8)} GmbH`
const first = 'DE136695976'
const second = 'DE136695909'

/** What accounting asks of a buyer’s VAT id. It counts for everybody, so this walk is on its own. */
async function ask(page: Page, evidence: string) {
  await page.goto('/settings/accounting')
  await page.getByText('Decide the VAT policy…').click()
  await page.getByRole('radio', { name: evidence }).check()
  await page.getByRole('button', { name: 'Decide VAT policy' }).click()
  await expect(page.getByRole('definition').filter({ hasText: evidence })).toBeVisible()
}

async function recordBuyer(page: Page) {
  const columns =
    'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'
  await page.goto('/customers/import')
  await page
    .getByLabel('Or paste the lines')
    .fill(
      `${columns}\n${customer},main,self_hosted,,DE,${first},,vm,1,1,Hamburg,customer,3.0.2,direct`,
    )
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status')).toHaveText(/File read/)
}

async function openBuyer(page: Page) {
  await page.goto(`/customers?q=${encodeURIComponent(customer)}`)
  await page.getByRole('main').getByRole('link', { name: customer }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible()
}

async function confirm(page: Page, vatId: string) {
  await page.getByText(`Confirm ${vatId}…`).click()
  await page.getByLabel('Asked on').fill(new Date().toISOString().slice(0, 10))
  await page.getByLabel('Consultation number').fill('WAPIAAAAXyz1')
  await page.getByRole('button', { name: `Confirm ${vatId}` }).click()
  await expect(page.getByText(/confirmed on .* by Sunna, consultation WAPIAAAAXyz1/)).toBeVisible()
}

test.afterEach(async ({ as }) => ask(await as('Sacha'), 'Its format and check digits are enough'))

test('a VAT id without evidence blocks the draft until it is confirmed', async ({
  as,
  prepare,
}) => {
  test.setTimeout(180_000)
  const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
  await ask(sacha, 'A register has confirmed it')
  await recordBuyer(sunna)
  const version = await drafted(prepare)
  const reason = 'The buyer has no VAT id that can be relied on.'

  await test.step('the blocked draft names who must do what', async () => {
    await sunna.goto(`/invoices?state=blocked&release=${version}`)
    const row = sunna.getByRole('row', { name: new RegExp(customer) })
    await expect(row).toContainText(`${reason} Sales can clear this.`)
    await row.getByRole('link').first().click()
    await expect(sunna.getByRole('region', { name: /Clear what blocks this draft/ })).toBeVisible()
    await expect(sunna.getByText(reason, { exact: true })).toBeVisible()
    await expect(sunna.getByText('Sales can clear this.')).toBeVisible()
    await sunna.getByRole('button', { name: 'Draft again' }).click()
    await expect(sunna.getByRole('alert').filter({ hasText: 'Nothing has changed' })).toContainText(
      `Nothing has changed: ${reason}`,
    )
    const dora = await as('Dora')
    await dora.goto(sunna.url())
    await expect(dora.getByText(/Waits for sales/)).toBeVisible()
    await expect(dora.getByRole('button', { name: 'Draft again' })).toBeEnabled()
  })
  const blocked = sunna.url()

  await test.step('once a register confirmed it, the draft says so', async () => {
    await sunna.getByRole('link', { name: 'Open the installation' }).click()
    await sunna.getByRole('main').getByRole('link', { name: customer }).click()
    await confirm(sunna, first)
    await sunna.goto(blocked)
    const again = sunna.getByRole('button', { name: 'Draft again' })
    // The sweep of the minute may have come first.
    if (await again.isVisible()) await again.click()
    await expect(sunna.getByRole('article')).toContainText(`VAT id ${first}`)
    await expect(sunna.getByRole('article')).toContainText('Reverse charge')
  })
  const draft = sunna.url()

  await test.step('with another number it is worked out anew only when that is confirmed too', async () => {
    await openBuyer(sunna)
    await sunna.getByText(`Edit ${customer}…`).click()
    await sunna.getByLabel('VAT id').fill(second)
    await sunna.getByRole('button', { name: 'Save customer' }).click()
    await expect(sunna.getByText(`Confirm ${second}…`)).toBeVisible()
    await sunna.goto(draft)
    await expect(sunna.getByText(`Worked out now, it would be blocked: ${reason}`)).toBeVisible()
    await openBuyer(sunna)
    await confirm(sunna, second)
    await sunna.goto(draft)
    await sunna.getByRole('button', { name: 'Accept these figures' }).click()
    await expect(sunna.getByText('revision 2', { exact: true })).toBeVisible()
    await expect(sunna.getByRole('article')).toContainText(`VAT id ${second}`)
    await sunna.getByRole('button', { name: 'Submit for review' }).click()
    await expect(sunna.getByText('Sunna submitted revision 2 for review')).toBeVisible()
  })
})
