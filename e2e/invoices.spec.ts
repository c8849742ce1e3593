import { drafted, openDraft } from './drafted'
import { expect, test } from './fixtures'

const watermark =
  /DRAFT — NOT AN INVOICE .*BROUILLON — CECI N’EST PAS UNE FACTURE .*DRÖG — EKKI REIKNINGUR/

test('sales reads why a line is what it is, and another person approves', async ({
  as,
  prepare,
}) => {
  const version = await drafted(prepare)
  const page = await as('sales')
  await openDraft(page, version, /Banque du Littoral Fictif · production/)

  const sheet = page.getByRole('article', { name: 'Draft of an invoice' })
  await expect(sheet.getByText(watermark)).toBeVisible()
  const nodes = sheet.getByRole('listitem').filter({ hasText: '7 × 85.00 €' })
  await nodes.getByText('Why this amount').click()
  await expect(nodes.getByText('14', { exact: false }).first()).toBeVisible()
  await expect(nodes.getByText(/Rule nodes of price book SELFHOST-2026, version 1/)).toBeVisible()
  await expect(nodes.getByText('rounded to 595.00 EUR, half away from zero')).toBeVisible()
  await expect(nodes.getByText('Terms, clause 4.2')).toBeVisible()

  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('Sunna submitted revision 1 for review')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve draft' })).toBeDisabled()
  await expect(page.getByText(/Somebody else approves this/)).toBeVisible()

  const sacha = await as('Sacha')
  await sacha.goto(page.url())
  await sacha.getByRole('button', { name: 'Approve draft' }).click()
  await expect(sacha.getByText('Sacha approved revision 1 of the draft')).toBeVisible()
  await sacha.getByRole('button', { name: 'Hand over to accounting' }).click()
  await expect(sacha.getByText('handed revision 1 over to accounting, as a download')).toBeVisible()
  await sacha.getByText('Accounting booked it…').click()
  await sacha.getByLabel('Accounting’s number').fill(`FA-${crypto.randomUUID().slice(0, 8)}`)
  await sacha.getByRole('button', { name: 'Record accounting’s number' }).click()
  await expect(sacha.getByText(/Booked by accounting as FA-/)).toBeVisible()
})

test('a line is changed by hand, says so, and is taken back', async ({ as, prepare }) => {
  const version = await drafted(prepare)
  const page = await as('sales')
  await openDraft(page, version, /Banque du Littoral Fictif · production/)
  const edits = page.getByRole('region', { name: 'Change this draft' })
  await edits.getByText('Change a line…').click()
  await edits.getByRole('combobox', { name: 'Line' }).selectOption('nodes@4')
  await edits.getByLabel('Unit price').first().fill('80,5')
  await edits.getByLabel('Reason').first().fill('Agreed with the buyer.')
  await edits.getByRole('button', { name: 'Change line' }).click()
  await expect(edits.getByText(/Write a number such as 1200\.00/)).toBeVisible()
  await edits.getByLabel('Unit price').first().fill('80.5')
  await edits.getByRole('button', { name: 'Change line' }).click()

  const sheet = page.getByRole('article', { name: 'Draft of an invoice' })
  await expect(sheet.getByText(/Changed by Sunna.*7 × 85\.00\s€ = 595\.00\s€/)).toBeVisible()
  await expect(page.getByText('revision 2', { exact: true })).toBeVisible()
  await edits.getByText('Undo…').click()
  await edits.getByLabel('Reason').first().fill('They paid the list price after all.')
  await edits.getByRole('button', { name: 'Undo the change' }).click()
  await expect(sheet.getByText('7 × 85.00 €')).toBeVisible()
  await expect(page.getByText('revision 3', { exact: true })).toBeVisible()
})

test('the ledger of a release accounts for each installation', async ({ as, prepare }) => {
  const version = await drafted(prepare)
  const page = await as('viewer')
  await page.goto(`/invoices?release=${version}`)
  await expect(page.getByRole('region', { name: `Ledger of ${version}` })).toContainText(
    /All \d+ installations are accounted for\./,
  )
  await expect(page.getByRole('region', { name: 'Totals' })).toContainText(/€ net.*kr\. net/)
})

test('a rejection needs a reason, and a rejected draft is reopened', async ({ as, prepare }) => {
  const version = await drafted(prepare)
  const page = await as('Sacha')
  await openDraft(page, version, /Kaldalón Gagnaver hf\. · hýsing/)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByText('Reject…').click()
  await page.getByRole('button', { name: 'Reject draft' }).click()
  await expect(page.getByText('Say why.')).toBeVisible()

  await page.getByLabel('Reason').first().fill('They run 48 nodes since October.')
  await page.getByRole('button', { name: 'Reject draft' }).click()
  await expect(page.getByText('rejected the draft: They run 48 nodes')).toBeVisible()

  await page.getByRole('button', { name: 'Reopen draft' }).click()
  await expect(page.getByText('revision 2', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit for review' })).toBeEnabled()
})

test('a cancelled draft is explained by the ledger and can be drafted again', async ({
  as,
  prepare,
}) => {
  const version = await drafted(prepare)
  const page = await as('sales')
  await openDraft(page, version, /Ville-Haute Énergies · supervision/)
  await page.getByText('Cancel…').click()
  const reason = page.getByLabel('Reason').and(page.locator(':visible'))
  await reason.fill('Part of the pilot.')
  await page.getByRole('button', { name: 'Cancel draft' }).click()
  await expect(page.getByText('cancelled the draft: Part of the pilot.')).toBeVisible()

  const cancelled = page.url()
  await page.getByRole('button', { name: 'Draft again' }).click()
  await expect(page).not.toHaveURL(cancelled)
  await expect(page.getByRole('button', { name: 'Submit for review' })).toBeEnabled()
  await page.goto(cancelled)
  await expect(page.getByText(/Drafted again as Draft \d+\./)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Draft again' })).toBeDisabled()
})

test('who may not decide sees why the buttons are disabled', async ({ as, prepare }) => {
  const version = await drafted(prepare)
  const page = await as('devops')
  await openDraft(page, version, /Banque du Littoral Fictif · production/)
  await expect(page.getByRole('button', { name: 'Submit for review' })).toBeDisabled()
  await expect(page.getByText('Only sales can do this.').first()).toBeVisible()
})

test('a blocked installation says who must do what, and is drafted once that is done', async ({
  as,
  prepare,
  forgive,
}) => {
  const page = await as('sales')
  const customer = `Sans Numéro ${crypto.randomUUID().slice(0, 8)} SAS`
  const line = (siren: string) =>
    `customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale\n${customer},production,self_hosted,,FR,,${siren},vm,1,1,Lyon,customer,3.0.2,direct`
  const importLine = async (siren: string) => {
    await page.goto('/customers/import')
    await page.getByLabel('Or paste the lines').fill(line(siren))
    await page.getByRole('button', { name: 'Import' }).click()
    await expect(page.getByRole('status')).toHaveText(/File read/)
  }
  await importLine('')
  const version = await drafted(prepare)
  await page.goto(`/invoices?state=blocked&release=${version}`)
  const row = page.getByRole('row', { name: new RegExp(customer) })
  await expect(row).toContainText('The buyer has no valid SIREN. Sales can clear this.')
  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/invoices\/[0-9a-f-]{36}/)
  const blocked = page.url()
  await page.getByRole('button', { name: 'Draft again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing has changed' })).toBeVisible()

  await importLine('123456782')
  forgive(/ERR_FAILED/)
  // The page is not told of the change: what it shows came with the answer to the form.
  await page.route('**/api/live?*', route => route.abort())
  await page.goto(blocked)
  const again = page.getByRole('button', { name: 'Draft again' })
  // The sweep of the minute may have come first.
  if (await again.isVisible()) await again.click()
  await expect(page.getByRole('article')).toContainText('SIREN 123456782')
})

test('a draft is submitted without JavaScript', async ({ as, browser, prepare, baseURL }) => {
  const version = await drafted(prepare)
  const cookies = await (await as('sales')).context().cookies()
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  await context.addCookies(cookies)
  const page = await context.newPage()
  await openDraft(page, version, /Atelier Quercy Assurances · production/)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('Sunna submitted revision 1 for review')).toBeVisible()
  await context.close()
})

test('an address that is no draft is not found', async ({ as, forgive }) => {
  forgive(/404/)
  const page = await as('sales')
  for (const id of ['nothing', crypto.randomUUID()]) {
    const answer = await page.goto(`/invoices/${id}`)
    expect(answer?.status()).toBe(404)
  }
})
