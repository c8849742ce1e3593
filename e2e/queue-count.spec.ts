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
  const open = await as('Quinn')
  const anew = await open.context().newPage()
  await open.goto('/customers')
  await prepare('tested')
  // Other tests add to it and take from it meanwhile, so the open page is held against one that is loaded now.
  await expect
    .poll(async () => {
      await anew.goto('/customers')
      return (await counted(anew)) - (await counted(open))
    })
    .toBe(0)
})

test('what waits for others is shortened, and shown whole when asked', async ({ as, prepare }) => {
  for (let more = 0; more < 2; more += 1) await prepare('readiness', { kind: 'minor' })
  const page = await as('viewer')
  await page.goto('/')
  const others = page.getByRole('region', { name: 'Waits for others' })
  await expect(others.getByRole('listitem')).toHaveCount(10)
  const all = others.getByRole('link', { name: /^Show all \d+$/ })
  const count = Number((await all.textContent())?.replace(/\D/g, ''))
  expect(count).toBeGreaterThan(10)
  await all.click()
  await expect(all).toHaveCount(0)
  expect(await others.getByRole('listitem').count()).toBeGreaterThanOrEqual(count)
})

async function counted(page: Page) {
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /My queue/ })
  return Number(/\d+/.exec((await link.textContent()) ?? '')?.[0] ?? 0)
}
