import type { Locator, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

export const foldedIn = (label: string | RegExp) => (page: Page) =>
  page.locator('details').filter({ has: page.locator('summary', { hasText: label }) })

export async function unfold(form: Locator) {
  const folded = (await form.evaluate(({ tagName }) => tagName)) === 'DETAILS'
  if (folded && (await form.getAttribute('open')) === null)
    await form.locator('summary').first().click()
}

/** How many events hold these words. */
export async function holding(words: string) {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from events where position(${words} in data::text) > 0`,
  )
  return rows[0]?.count ?? 0
}

export const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`
