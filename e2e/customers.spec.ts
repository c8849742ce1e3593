import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const header =
  'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'
const lineOf = (customer: string, { nodes = '14', version = '3.0.2', partner = '' } = {}) =>
  `${customer},production,self_hosted,${partner},IS,,710299-1379,kubernetes,${nodes},2,Reykjavík,customer,${version},direct`
const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)} hf.`

async function importLines(page: Page, ...lines: string[]) {
  await page.goto('/customers/import')
  await page.getByLabel('Or paste the lines').fill([header, ...lines].join('\n'))
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText(/^File read/)).toBeVisible()
}

const report = (page: Page) => page.getByRole('region', { name: 'What became of each line' })

test('sales imports a file and reads what became of each line', async ({ as }) => {
  const page = await as('sales')
  const [good, ghost] = [unique('Kaldalón'), unique('Draugur')]
  await importLines(
    page,
    lineOf(good),
    lineOf(ghost, { partner: 'Nobody ehf.' }),
    lineOf(unique('Brot'), { nodes: 'many' }),
  )

  await expect(report(page).getByRole('heading')).toHaveText(
    '1 added, 0 updated, 0 unchanged, 2 refused',
  )
  await expect(report(page).getByRole('listitem')).toHaveText([
    new RegExp(`Line 2\\s*added ${good}, production`),
    /Line 3\s*refused .*Nobody ehf\. is not recorded as a partner/,
    /Line 4\s*refused.*nodes: write a whole number/,
  ])

  await page.goto(`/customers?q=${encodeURIComponent(ghost)}`)
  await expect(page.getByText('Nothing found')).toBeVisible()
})

test('the same file again changes nothing', async ({ as }) => {
  const page = await as('devops')
  const customer = unique('Endurtekning')
  await importLines(page, lineOf(customer))
  await importLines(page, lineOf(customer))
  await expect(report(page).getByRole('heading')).toHaveText(
    '0 added, 0 updated, 1 unchanged, 0 refused',
  )
})

test('a file that is no CSV is refused, and what was pasted stays', async ({ as }) => {
  const page = await as('sales')
  await page.goto('/customers/import')
  await page.getByLabel('Or paste the lines').fill('customer;installation\nA;"B')
  await page.getByRole('button', { name: 'Import' }).click()
  const pasted = page.getByLabel('Or paste the lines')
  await expect(pasted).toHaveAttribute('aria-invalid', 'true')
  await expect(pasted).toHaveAccessibleDescription(/cannot be read as CSV/)
  await expect(page.getByLabel('Or paste the lines')).toHaveValue('customer;installation\nA;"B')
})

test('a file can be uploaded', async ({ as }) => {
  const page = await as('sales')
  const customer = unique('Upphleðsla')
  await page.goto('/customers/import')
  const buffer = Buffer.from([header, lineOf(customer)].join('\r\n'))
  await page
    .getByLabel('File', { exact: false })
    .and(page.locator('input'))
    .setInputFiles({ name: 'installations.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(report(page).getByRole('listitem')).toHaveText([new RegExp(customer)])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a file is imported and the report is there', async ({ as }) => {
    const page = await as('sales')
    const customer = unique('Án forskrifta')
    await importLines(page, lineOf(customer), lineOf(unique('Brot'), { nodes: '0' }))
    await expect(report(page).getByRole('heading')).toHaveText(/^1 added.* 1 refused$/)
    await expect(report(page)).toContainText(customer)
  })

  test('a form that is refused says why and keeps what was typed', async ({ as }) => {
    const page = await as('sales')
    await page.goto('/customers/new')
    await page.getByLabel('Name').fill(unique('Rangt'))
    await page.getByLabel('Country').fill('XX')
    await page.getByRole('button', { name: 'Add customer' }).click()
    await expect(page.getByLabel('Country')).toHaveAccessibleDescription(/Write the country as/)
    await expect(page.getByLabel('Country')).toHaveValue('XX')
  })
})

test('a customer gets an installation, its facts are corrected, and it is retired', async ({
  as,
}) => {
  const page = await as('sales')
  const name = unique('Handvirkt')
  await page.goto('/customers/new')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Country').fill('is')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)

  await page.getByText('Add an installation').click()
  await page.getByLabel('Installation', { exact: true }).fill('production')
  await page.getByLabel('Current version').fill('3.0')
  await page.getByLabel('Region').fill('Akureyri')
  await page.getByRole('button', { name: 'Add installation' }).click()
  await expect(page.getByLabel('Current version')).toHaveAccessibleDescription(/three numbers/)
  await expect(page.getByLabel('Region')).toHaveValue('Akureyri')
  await page.getByLabel('Current version').fill('3.0.2')
  await page.getByRole('button', { name: 'Add installation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('production')

  await page.getByText('Edit production').click()
  await page.getByLabel('Nodes').fill('7')
  await page.getByLabel('Where these facts come from').selectOption('contract')
  await page.getByRole('button', { name: 'Save installation' }).click()
  await expect(page.getByRole('status')).toHaveText('Installation saved.')
  await expect(page.getByText('7 nodes, 1 environment').first()).toBeVisible()
  await expect(page.getByText(/Changed: nodes, source/)).toBeVisible()

  await page.locator('summary', { hasText: 'Retire production' }).click()
  await page.getByLabel('Reason').fill('The contract ended.')
  await page.getByRole('button', { name: 'Retire production' }).click()
  await expect(page.getByText('Retired: The contract ended.')).toBeVisible()
})

test('others see who can do it', async ({ as }) => {
  const page = await as('viewer')
  await page.goto('/customers/import')
  await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled()
  await expect(page.getByText('Only Sales or DevOps can do this.')).toBeVisible()
})

test('an unknown customer is not found', async ({ as, forgive }) => {
  forgive(/status of 404/)
  const page = await as('sales')
  for (const path of [crypto.randomUUID(), 'nobody', `installations/${crypto.randomUUID()}`]) {
    const answer = await page.goto(`/customers/${path}`)
    expect(answer?.status()).toBe(404)
  }
})
