import { sql } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { db } from '@/db/client'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { expect } from './fixtures'

/** Drafts what a started release reached, as the scheduler does it within a minute. */
export async function drafted(version: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  await draftInvoices(rows[0]?.id ?? '')
}

/** Opens the draft of an installation from the list of a release. */
export async function openDraft(page: Page, version: string, installation: RegExp) {
  await page.goto(`/invoices?release=${version}`)
  await page.getByRole('row', { name: installation }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/invoices\/[0-9a-f-]{36}/)
}
