import type { Page } from '@playwright/test'
import { drafted, openDraft, setPrice } from './drafted'
import { expect, test } from './fixtures'
import { importLines } from './imported'

const FEW = '5 × 85.00 € = 425.00 €'
const MORE = '7 × 85.00 € = 595.00 €'

const choices = {
  keep: {
    label: 'Keep it as it prints now',
    prints: '5 × 80.00 €',
    ...{ amount: '400.00 €', net: '2 200.00 €', by: MORE },
  },
  adopt: {
    label: 'Keep what was set, follow the rest',
    prints: '7 × 80.00 €',
    ...{ amount: '560.00 €', net: '2 360.00 €', by: MORE },
  },
  drop: {
    label: 'Take the new line, drop the change',
    prints: '7 × 85.00 €',
    ...{ amount: '595.00 €', net: '2 395.00 €', by: null },
  },
} as const

/** A customer with an installation of so many nodes for each of these; there is no other of this name. */
function customerWith(sites: readonly string[]) {
  const name = `Trois Choix ${crypto.randomUUID().slice(0, 8)} SAS`
  const lines = (nodes: number) =>
    sites.map(
      site =>
        `${name},${site},self_hosted,,FR,,123456782,kubernetes,${String(nodes)},1,Lyon,customer,3.0.2,direct`,
    )
  return { name, lines }
}

const sheetOf = (page: Page) => page.getByRole('article', { name: 'Draft of an invoice' })
const shownIn = (page: Page) => page.getByRole('region', { name: 'What is known has changed' })
const lineOf = (page: Page, text: string) =>
  sheetOf(page).getByRole('listitem').filter({ hasText: text })

const netOf = (page: Page) => sheetOf(page).locator('dt:text-is("Net") + dd')

test('a changed line whose base came out differently is kept, followed or dropped, as chosen', async ({
  as,
  prepare,
}) => {
  test.setTimeout(180_000)
  const page = await as('sales')
  const { name, lines } = customerWith(Object.keys(choices))
  await importLines(page, lines(8))
  const version = await drafted(prepare)
  const addresses = new Map<string, string>()
  for (const site of Object.keys(choices)) {
    await openDraft(page, version, new RegExp(`${name} · ${site}`))
    await setPrice(page, 'nodes@4', '80', 2)
    await expect(lineOf(page, '5 × 80.00 €')).toContainText('400.00 €')
    addresses.set(site, page.url())
  }
  await importLines(page, lines(10))

  for (const [site, { label, prints, amount, net, by }] of Object.entries(choices))
    await test.step(`${site}: ${label}`, async () => {
      await page.goto(addresses.get(site) ?? '')
      const shown = shownIn(page)
      await expect(shown).toContainText('Nodes was 8, now 10')
      const row = shown.getByRole('row', { name: /nodes@4/ })
      await expect(row.getByRole('cell').nth(0)).toHaveText(FEW)
      await expect(row.getByRole('cell').nth(1)).toHaveText(MORE)
      const asked = shown.getByRole('combobox', {
        name: 'Nodes: you have 80 by hand, and the line came out differently',
      })
      await expect(asked.locator('option')).toHaveText([
        'Choose',
        ...Object.values(choices).map(choice => choice.label),
      ])
      // Nothing is chosen for anybody.
      await shown.getByRole('button', { name: 'Accept these figures' }).click()
      await expect(shown.getByRole('alert')).toHaveText(/^Choose what becomes of each change/)
      await expect(lineOf(page, '5 × 80.00 €')).toContainText('400.00 €')

      await asked.selectOption({ label })
      await shown.getByRole('button', { name: 'Accept these figures' }).click()
      await expect(page.getByText('revision 3', { exact: true })).toBeVisible()
      await expect(shown).toHaveCount(0)
      const line = lineOf(page, prints)
      await expect(line).toContainText(amount)
      if (by) await expect(line).toContainText(`the rules came to ${by}`)
      else await expect(sheetOf(page)).not.toContainText('Changed by')
      await expect(netOf(page)).toHaveText(net)
    })
})

test('a changed line whose base stays is kept without being asked for', async ({ as, prepare }) => {
  const page = await as('sales')
  const { name, lines } = customerWith(['production'])
  await importLines(page, lines(8))
  const version = await drafted(prepare)
  await openDraft(page, version, new RegExp(`${name} · production`))
  await setPrice(page, 'k8s', '1700', 2)
  const draft = page.url()
  await importLines(page, lines(10))

  await page.goto(draft)
  const shown = shownIn(page)
  await expect(shown.getByRole('row', { name: /nodes@4/ })).toContainText(MORE)
  await expect(shown.getByRole('combobox')).toHaveCount(0)
  await shown.getByRole('button', { name: 'Accept these figures' }).click()
  await expect(page.getByText('revision 3', { exact: true })).toBeVisible()
  const changed = lineOf(page, '1 × 1 700.00 €')
  await expect(changed).toContainText('the rules came to 1 × 1 800.00 € = 1 800.00 €')
  await expect(lineOf(page, '7 × 85.00 €')).toContainText('595.00 €')
})
