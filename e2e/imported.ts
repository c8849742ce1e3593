import type { Page } from '@playwright/test'
import { expect } from './fixtures'

const head =
  'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'

/** Reads lines of an installations file in, as sales does. */
export async function importLines(page: Page, lines: readonly string[]) {
  await page.goto('/customers/import')
  await page.getByLabel('Or paste the lines').fill([head, ...lines].join('\n'))
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status')).toHaveText(/File read/, { timeout: 30_000 })
}
