import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { customer } from '@/db/aggregates/customer'
import { db } from '@/db/client'
import { publishBook } from '@/db/seeds/invoices'
import { coveringBook } from '@/lib/invoice/testing'
import { payloads } from '@/lib/customers/commands'
import { perform } from '@/lib/perform'
import { drafted } from './drafted'
import { expect, test } from './fixtures'

const unique = crypto.randomUUID().slice(0, 8)
const [partner, owner] = [`Endurselja ${unique} ehf.`, `Viðhald ${unique} hf.`]
const reason =
  'Rule covered asks for “Covered by maintenance”, which is not known for this installation.'

/** A partner with a book of its own, by which what maintenance covers costs nothing; it bills nobody else. */
async function recordPartner() {
  const subject = crypto.randomUUID()
  const typed = { name: partner, country: 'FR', vat_id: 'FR66000000018', registration: '000000018' }
  const company = { ...typed, contact: '', language: 'fr', partner: true }
  const command = { type: 'addCustomer', ...payloads.addCustomer.parse(company) } as const
  const actor = { kind: 'machine', name: 'seed' } as const
  const asked = { actor, subject, command, channel: 'seed', now: new Date() } as const
  expect(await perform(customer, asked)).toMatchObject({ ok: true })

  const hoursAgo = new Date(Date.now() - 2 * 3_600_000)
  await publishBook(coveringBook(`E2E-${unique}`, subject), hoursAgo)
}

async function recordInstallation(page: Page) {
  const columns =
    'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'
  await page.goto('/customers/import')
  await page
    .getByLabel('Or paste the lines')
    .fill(`${columns}\n${owner},main,self_hosted,${partner},FR,,,vm,1,1,Lyon,customer,3.0.2,resale`)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status')).toHaveText(/File read/)
}

async function say(page: Page, value: string, from: string) {
  await page.getByText('Record what the contract says…').click()
  await page.getByLabel('What it is about').selectOption('Covered by maintenance')
  await page.getByLabel('What it says').selectOption(value)
  await page.getByLabel('Valid from').fill(from)
  await page.getByLabel('Contract', { exact: true }).fill('CM-2025-03, § 4')
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByRole('status')).toHaveText(/^Recorded\./)
}

test('a draft waits for what the contract says, and sales records it', async ({ as, prepare }) => {
  test.setTimeout(180_000)
  await recordPartner()
  const [sunna, dora] = [await as('Sunna'), await as('Dora')]
  await recordInstallation(sunna)
  const version = await drafted(prepare)

  await sunna.goto(`/invoices?state=blocked&release=${version}`)
  const row = sunna.getByRole('row', { name: new RegExp(owner) })
  await expect(row).toContainText(`${reason} Sales can clear this.`)
  await row.getByRole('link').first().click()
  await expect(sunna.getByRole('link', { name: 'Open what the contract says' })).toBeVisible()
  const blocked = sunna.url()
  let place = ''

  await test.step('devops reads whose it is', async () => {
    await dora.goto(blocked)
    await expect(dora.getByText(/Waits for sales/)).toBeVisible()
    await dora.getByRole('link', { name: 'Open what the contract says' }).click()
    await expect(dora).toHaveURL(/#contract$/)
    const card = dora.getByRole('region', { name: 'What the contract says' })
    await expect(card.getByRole('definition').first()).toHaveText('not known')
    await card.getByText('Record what the contract says…').click()
    await expect(card.getByRole('button', { name: 'Record it' })).toBeDisabled()
    await expect(card).toContainText('Only Sales can do this.')
  })

  await test.step('sales records it, and the draft is one of zero that says why', async () => {
    await sunna.getByRole('link', { name: 'Open what the contract says' }).click()
    await expect(sunna).toHaveURL(/#contract$/)
    place = sunna.url()
    await say(sunna, 'yes', '2025-01-01')
    const card = sunna.getByRole('region', { name: 'What the contract says' })
    await expect(card).toContainText('yes, since 1 January 2025')
    await expect(
      card.getByRole('row', { name: /2025-01-01.*CM-2025-03, § 4.*Sunna/ }),
    ).toBeVisible()
    await sunna.goto(blocked)
    const again = sunna.getByRole('button', { name: 'Draft again' })
    // The sweep of the minute may have come first.
    if (await again.isVisible()) await again.click()
    const sheet = sunna.getByRole('article')
    await expect(sheet).toContainText('Covered by maintenance')
    const { rows } = await db.execute<{ net: string }>(sql`
      select d.net::text as net from drafts d join installations i on i.id = d.installation_id
      join customers c on c.id = i.customer_id where c.name = ${owner}`)
    expect(rows).toEqual([{ net: '0.00' }])
    await sheet.getByText('Why this amount').last().click()
    await expect(sheet).toContainText(/Covered by maintenance.*yes.*1 January 2025/i)
  })
  const draft = sunna.url()

  await test.step('what the contract said otherwise by the day of delivery is shown as drift', async () => {
    await sunna.goto(place)
    await say(sunna, 'no', '2025-06-01')
    await sunna.goto(draft)
    await expect(sunna.getByRole('button', { name: 'Accept these figures' })).toBeVisible()
    await expect(
      sunna
        .getByRole('definition')
        .filter({ hasText: /Yes.*No/ })
        .first(),
    ).toBeVisible()
  })
})
