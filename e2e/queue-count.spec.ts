import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

test('the navigation counts the rows of the queue, and counts anew when one comes', async ({
  as,
  prepare,
}) => {
  for (const who of ['product', 'qa', 'devops', 'sales', 'viewer'] as const) {
    const page = await as(who)
    await page.goto('/')
    const rows = page.getByRole('region', { name: 'Waits for you' }).getByRole('listitem')
    expect(await counted(page), who).toBe(await rows.count())
  }
  const quinn = await as('Quinn')
  await quinn.goto('/customers')
  const before = await counted(quinn)
  await prepare('tested')
  // Other tests add to it meanwhile, on releases of their own.
  await expect.poll(() => counted(quinn)).toBeGreaterThan(before)
})

async function counted(page: Page) {
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /My queue/ })
  return Number(/\d+/.exec((await link.textContent()) ?? '')?.[0] ?? 0)
}
