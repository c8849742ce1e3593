import type { Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { drafted, openDraft } from './drafted'
import { expect, test } from './fixtures'

const folded = (page: Page) => page.locator('details').filter({ hasText: 'Put on hold…' })

async function unfold(page: Page) {
  if ((await folded(page).getAttribute('open')) === null)
    await folded(page).locator('summary').click()
}

async function putOn(page: Page, kind: 'Commercial hold' | 'Technical hold', reason: string) {
  await unfold(page)
  await folded(page).getByRole('radio', { name: kind }).check()
  await folded(page).getByLabel('Reason').fill(reason)
  await folded(page).getByRole('button', { name: 'Put on hold' }).click()
}

const axe = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('a draft is put on both holds, waits, and each is lifted by whom it is for', async ({
      as,
      prepare,
    }) => {
      const version = await drafted(prepare)
      const [sunna, dora] = [await as('Sunna'), await as('Dora')]
      await openDraft(sunna, version, /Banque du Littoral Fictif · production/)
      await unfold(sunna)
      await folded(sunna).getByLabel('Reason').fill('They ask for last year’s price.')
      await folded(sunna).getByRole('button', { name: 'Put on hold' }).click()
      await expect(folded(sunna).getByText('Choose the kind of hold.')).toBeVisible()
      await expect(folded(sunna).getByLabel('Reason')).toHaveValue(
        'They ask for last year’s price.',
      )
      await putOn(sunna, 'Commercial hold', 'They ask for last year’s price.')
      const commercial = /Commercial hold since .*, by Sunna: They ask for last year’s price\./
      await expect(sunna.getByText(commercial).first()).toBeVisible()
      await expect(sunna.getByRole('button', { name: 'Submit for review' })).toBeDisabled()
      await expect(sunna.getByText(/The draft waits\. Commercial hold since/)).toBeVisible()

      await dora.goto(sunna.url())
      await expect(dora.getByRole('button', { name: 'Lift the commercial hold' })).toBeDisabled()
      await unfold(dora)
      await expect(folded(dora).getByRole('radio')).toHaveCount(1)
      await putOn(dora, 'Technical hold', 'Is it 14 nodes?')
      const technical = /Technical hold since .*, by Dora: Is it 14 nodes\?/
      await expect(dora.getByText(technical).first()).toBeVisible()
      await expect(folded(dora)).toHaveCount(0)
      await expect(dora.getByText('put it on technical hold: Is it 14 nodes?')).toBeVisible()
      if (javaScriptEnabled) expect(await axe(dora)).toEqual([])

      await sunna.goto(`/invoices?release=${version}&mark=technical`)
      const row = sunna.getByRole('row', { name: /Banque du Littoral Fictif · production/ })
      await expect(row).toContainText(/They ask for last year’s price\. \(Sunna, .*\)/)
      await expect(row).toContainText(/Is it 14 nodes\? \(Dora, .*\)/)
      if (javaScriptEnabled) expect(await axe(sunna)).toEqual([])

      await sunna.goto(dora.url())
      await sunna.getByRole('button', { name: 'Lift the commercial hold' }).click()
      await expect(sunna.getByText('lifted the commercial hold')).toBeVisible()
      await expect(sunna.getByText(technical).first()).toBeVisible()
      await expect(sunna.getByRole('button', { name: 'Submit for review' })).toBeDisabled()
      await dora.goto(sunna.url())
      await dora.getByRole('button', { name: 'Lift the technical hold' }).click()
      await expect(dora.getByText('lifted the technical hold')).toBeVisible()
      await sunna.goto(dora.url())
      await sunna.getByRole('button', { name: 'Submit for review' }).click()
      await expect(sunna.getByText('Sunna submitted revision 1 for review')).toBeVisible()
    })
  })

test('who neither sells nor operates puts nothing on hold, and is told who does', async ({
  as,
  prepare,
}) => {
  const version = await drafted(prepare)
  const page = await as('viewer')
  await openDraft(page, version, /Banque du Littoral Fictif · production/)
  await unfold(page)
  await expect(folded(page).getByRole('button', { name: 'Put on hold' })).toBeDisabled()
  await expect(folded(page).getByText(/Only DevOps or sales can do this/i)).toBeVisible()
})

test('a technical hold waits in the queue of devops', async ({ as, prepare }) => {
  const version = await drafted(prepare)
  const page = await as('Dora')
  await openDraft(page, version, /Banque du Littoral Fictif · production/)
  await putOn(page, 'Technical hold', 'Is it 14 nodes?')
  await expect(page.getByText('put it on technical hold').first()).toBeVisible()
  await page.goto('/')
  const duty = page.getByRole('listitem').filter({ hasText: version })
  await expect(duty.filter({ hasText: 'Check what was delivered for 1 draft' })).toBeVisible()
})
