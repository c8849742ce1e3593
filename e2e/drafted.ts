import { sql } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { db } from '@/db/client'
import type { Reach, Wanted } from '@/db/testing/release-in'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { expect } from './fixtures'

type Prepare = (reach: Reach, wanted?: Partial<Wanted>) => Promise<string>

/** A new release that started, and drafts of what it reached, as the scheduler makes them within a minute. Answers its version. */
export async function drafted(prepare: Prepare, wanted?: Partial<Wanted>) {
  const version = await prepare('deployment', wanted)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  await draftInvoices(rows[0]?.id ?? '')
  return version
}

/** Opens the draft of an installation from the list of a release. */
export async function openDraft(page: Page, version: string, installation: RegExp) {
  await page.goto(`/invoices?release=${version}`)
  await page.getByRole('row', { name: installation }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/invoices\/[0-9a-f-]{36}/)
}

/** Sets the unit price of a line by hand, which makes the revision that is named. */
export async function setPrice(
  page: Page,
  line: string | { index: number },
  price: string,
  revision: number,
) {
  const edits = page.getByRole('region', { name: 'Change this draft' })
  const field = (name: string) => edits.getByLabel(name).and(page.locator(':visible'))
  await edits.getByText('Change a line…').click()
  await edits.getByRole('combobox', { name: 'Line' }).selectOption(line)
  await field('Unit price').fill(price)
  await field('Reason').fill('Agreed with the buyer.')
  await edits.getByRole('button', { name: 'Change line' }).click()
  await expect(page.getByText(`revision ${String(revision)}`, { exact: true })).toBeVisible()
}
