import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { expect, test } from './fixtures'
import { foldedIn, holding, unfold, unique } from './stale'

async function aDraft(version: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  await draftInvoices(rows[0]?.id ?? '')
  const found = await db.execute<{ id: string }>(
    sql`select id from drafts where release_id = ${rows[0]?.id ?? ''} and state = 'draft' limit 1`,
  )
  return found.rows[0]?.id ?? ''
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('a draft: a reason to cancel what was approved meanwhile', async ({ as, prepare }) => {
      const id = await aDraft(await prepare('deployment'))
      const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
      const text = unique('Wrong buyer')
      await submit(sacha, id)
      await sunna.goto(`/invoices/${id}`)
      const cancelling = foldedIn('Cancel…')(sacha)
      await unfold(cancelling)
      await cancelling.getByLabel('Reason').fill(text)
      await sunna.getByRole('button', { name: 'Approve draft' }).click()
      await expect(sunna.getByText('Sunna approved revision 1 of the draft')).toBeVisible()

      const send = cancelling.getByRole('button', { name: 'Cancel draft' })
      await send.click()
      await expect(cancelling.getByRole('alert')).toHaveText(
        /Sunna approved revision 1 of the draft\. That was .*, after you opened this form/,
      )
      await expect(cancelling.getByLabel('Reason')).toHaveValue(text)
      expect(await holding(text)).toBe(0)
      await send.click()
      await expect.poll(() => holding(text)).toBe(1)
    })
  })

test('a draft: a reason to reject what was cancelled meanwhile, on a page that has no such form', async ({
  as,
  prepare,
  forgive,
}) => {
  const id = await aDraft(await prepare('deployment'))
  const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
  const text = unique('Wrong amount')
  await submit(sacha, id)
  forgive(/ERR_FAILED/)
  // Not told of the change while typing, as when the connection is lost.
  await sunna.route('**/api/live?*', route => route.abort())
  await sunna.goto(`/invoices/${id}`)
  const rejecting = foldedIn('Reject…')(sunna)
  await unfold(rejecting)
  await rejecting.getByLabel('Reason').fill(text)
  const cancelling = foldedIn('Cancel…')(sacha)
  await unfold(cancelling)
  await cancelling.getByLabel('Reason').fill('Billed by hand.')
  await cancelling.getByRole('button', { name: 'Cancel draft' }).click()
  await expect(sacha.getByText('Sacha cancelled the draft: Billed by hand.')).toBeVisible()

  await rejecting.getByRole('button', { name: 'Reject draft' }).click()
  const said = sunna.getByRole('status').first()
  await expect(said).toHaveText(
    /Sacha cancelled the draft: Billed by hand\. That was .*, after you opened this form/,
  )
  await expect(rejecting).toHaveCount(0)
  await expect(said).toBeFocused()
  expect(await holding(text)).toBe(0)
  await sunna.getByRole('link', { name: 'Invoices', exact: true }).first().click()
  await expect(said).toBeEmpty()
  await sunna.goBack()
  await expect(sunna).toHaveURL(`/invoices/${id}`)
  await expect(said).toBeEmpty()
})

async function submit(page: Page, draft: string) {
  await page.goto(`/invoices/${draft}`)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('submitted revision 1 for review')).toBeVisible()
}
