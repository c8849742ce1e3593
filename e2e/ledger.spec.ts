import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { keepRun } from '@/db/load/draft-run'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { expect, test } from './fixtures'

async function idOf(version: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  return rows[0]?.id ?? ''
}

test('the ledger has a row for each installation, and is filtered by link', async ({
  as,
  prepare,
}) => {
  const version = await prepare('deployment')
  await draftInvoices(await idOf(version))
  const page = await as('sales')
  await page.goto(`/releases/${version}/4-deployment`)
  const drafting = page.getByRole('region', { name: 'Invoice drafts' })
  await expect(drafting.getByText('None failed.')).toBeVisible()
  await drafting.getByRole('link', { name: 'Open the ledger' }).click()

  const said = page.getByRole('region', { name: `Ledger of ${version}` })
  await expect(said).toContainText(/All \d+ installations are accounted for\./)
  const count = /All (\d+)/.exec((await said.textContent()) ?? '')?.[1]
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows).toHaveCount(Number(count))
  await expect(page.getByRole('list', { name: 'Net per currency' })).toContainText(/€.*kr\./)

  await page.getByRole('link', { name: /^Drafted \d/ }).click()
  await expect(page).toHaveURL(/entry=drafted$/)
  await rows
    .first()
    .getByRole('link', { name: /^Draft \d+$/ })
    .click()
  await page.getByRole('link', { name: 'ledger', exact: true }).click()
  await expect(page).toHaveURL(`/releases/${version}/4-deployment/ledger`)
})

test('drafting shows how far it is, by itself', async ({ as, prepare }) => {
  const version = await prepare('deployment')
  const id = await idOf(version)
  await draftInvoices(id)
  const page = await as('devops')
  await page.goto(`/releases/${version}/4-deployment`)
  const drafting = page.getByRole('region', { name: 'Invoice drafts' })
  await expect(drafting.getByText('None failed.')).toBeVisible()

  // The page may begin to listen only after the first word was given.
  const told = { timeout: 2_000 }
  const run = () => ({ total: 9_000, failed: 0, startedAt: new Date(Date.now() - 2_000) })
  await expect(async () => {
    await keepRun(id, { ...run(), done: 4_500, finished: false }, true)
    const bar = drafting.getByRole('progressbar', { name: 'Drafting' })
    await expect(bar).toHaveAttribute('value', '4500', told)
    const words = /Drafting: 4,500 of 9,000 installations, 2,\d+ a second/
    await expect(drafting.getByText(words)).toBeVisible(told)
  }).toPass()

  await expect(async () => {
    await keepRun(id, { ...run(), done: 9_000, failed: 2, finished: true }, true)
    await expect(drafting.getByText(/2 failed and are tried again/)).toBeVisible(told)
  }).toPass()
  await expect(drafting.getByRole('progressbar')).toHaveCount(0)
})
