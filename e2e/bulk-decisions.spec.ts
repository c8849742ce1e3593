import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { drafted, openDraft, setPrice } from './drafted'
import { expect, test } from './fixtures'
import { importLines } from './imported'
import { actions, send } from './server-actions'

/** Leads from the list to the page that submits its first two drafts, without deciding anything. */
async function pickTwo(page: Page, version: string) {
  await page.goto(`/invoices?release=${version}&state=draft&sort=customer`)
  for (const index of [0, 1])
    await page
      .getByRole('checkbox', { name: /^Select draft/ })
      .nth(index)
      .check()
  await page.getByRole('button', { name: 'Submit…' }).click()
  await expect(page.getByRole('button', { name: 'Submit 2 drafts' })).toBeVisible()
}

async function submitTwo(page: Page, version: string) {
  await pickTwo(page, version)
  await page.getByRole('button', { name: 'Submit 2 drafts' }).click()
  await expect(resultOf(page).getByRole('heading')).toHaveText('2 done, 0 refused')
}

const resultOf = (page: Page) => page.getByRole('region', { name: 'What became of each' })

/** How often drafts of a release were submitted. */
async function submissions(version: string) {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from events e join drafts d on d.id = e.aggregate_id
    join releases r on r.id = d.release_id
    where e.aggregate = 'draft' and e.type = 'draftSubmitted' and r.version = ${version}`)
  return rows[0]?.count
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('two drafts are submitted together by a double click, once each', async ({
      as,
      prepare,
    }) => {
      const version = await drafted(prepare)
      const page = await as('sales')
      await pickTwo(page, version)
      await page.getByRole('button', { name: 'Submit 2 drafts' }).dblclick()
      await expect(resultOf(page).getByRole('heading')).toHaveText('2 done, 0 refused')
      await expect(resultOf(page).getByRole('link', { name: /^Draft \d+$/ })).toHaveCount(2)
      expect(await submissions(version)).toBe(2)
    })
  })

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('the same form that is sent again answers the same, and has no second effect', async ({
    as,
    prepare,
  }) => {
    const version = await drafted(prepare)
    const page = await as('sales')
    await submitTwo(page, version)
    const first = await resultOf(page).innerText()
    await page.reload()
    await expect(resultOf(page).getByRole('heading')).toHaveText('2 done, 0 refused')
    expect(await resultOf(page).innerText()).toBe(first)
    expect(await submissions(version)).toBe(2)
  })

  test('drafts are rejected together with one reason, and nothing selected decides nothing', async ({
    as,
    prepare,
  }) => {
    const version = await drafted(prepare)
    const sunna = await as('Sunna')
    await submitTwo(sunna, version)

    const sacha = await as('Sacha')
    await sacha.goto(`/invoices?release=${version}&state=in_review`)
    await sacha.getByRole('button', { name: 'Approve…' }).click()
    await expect(sacha.getByText(/^Nothing is left to decide here/)).toBeVisible()
    await sacha.getByRole('link', { name: 'Back to the list' }).click()
    await sacha.getByRole('checkbox', { name: 'All 2 drafts that match' }).check()
    await sacha.getByRole('button', { name: 'Reject…' }).click()
    await sacha.getByRole('button', { name: 'Reject 2 drafts' }).click()
    await expect(sacha.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/)
    await sacha.getByLabel('Reason').fill('Billed by the partner.')
    await sacha.getByRole('button', { name: 'Reject 2 drafts' }).click()
    await expect(resultOf(sacha).getByRole('heading')).toHaveText('2 done, 0 refused')
    await resultOf(sacha).getByRole('link').first().click()
    await expect(sacha.getByText('Sacha rejected the draft: Billed by the partner.')).toBeVisible()
  })
})

test('before it is decided the page says how many, what they come to in each currency, and which stand out', async ({
  as,
  prepare,
}) => {
  test.setTimeout(180_000)
  const mark = crypto.randomUUID().slice(0, 8)
  const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
  const line = (site: string, country: string, registration: string, nodes: number) =>
    `Ensemble ${mark},${site},self_hosted,,${country},,${registration},kubernetes,${String(nodes)},1,Lyon,customer,3.0.2,direct`
  const french = (site: string) => line(site, 'FR', '123456782', 8)
  const icelandic = `Saman ${mark},þrír,self_hosted,,IS,,710299-1109,kubernetes,14,1,Reykjavík,customer,3.0.2,direct`
  await importLines(sunna, [french('un'), french('deux'), icelandic])
  // A release before, so that none is a first one.
  await drafted(prepare)
  const version = await drafted(prepare)
  // 1 800.00 and 5 × 85.00 become 4 800.00 and 5 × 85.00.
  await openDraft(sunna, version, new RegExp(`Ensemble ${mark} · deux`))
  await setPrice(sunna, 'k8s', '4800', 2)

  const pick = async (page: Page, state: string) => {
    await page.goto(`/invoices?release=${version}&state=${state}&sort=customer`)
    for (const row of await page.getByRole('row', { name: new RegExp(mark) }).all())
      await row.getByRole('checkbox').check()
    await expect(page.getByText('3 selected', { exact: true })).toBeVisible()
  }
  await pick(sunna, 'draft')
  await sunna.getByRole('button', { name: 'Submit…' }).click()
  await sunna.getByRole('button', { name: 'Submit 3 drafts' }).click()
  await expect(resultOf(sunna).getByRole('heading')).toHaveText('3 done, 0 refused')

  await pick(sacha, 'in_review')
  await sacha.getByRole('button', { name: 'Approve…' }).click()
  await expect(sacha.getByText('3 drafts', { exact: true })).toBeVisible()
  const starts = sacha.getByRole('region', { name: 'What the click starts' })
  await expect(starts.getByRole('listitem')).toHaveText([
    /7\s450\.00\s€ net, 8\s940\.00\s€ gross, 1 outlier$/,
    /359\s300\skr\. net, 445\s532\skr\. gross, no outliers$/,
    /Each draft is decided by itself/,
  ])
  const row = (name: string) => sacha.getByRole('row', { name: new RegExp(`${mark} · ${name}`) })
  await expect(row('deux')).toContainText('far from the last')
  await expect(row('deux')).toContainText('+3 000.00 €')
  for (const usual of ['un', 'þrír']) await expect(row(usual)).not.toContainText(/far|first/)

  await sacha.getByRole('button', { name: 'Approve 3 drafts' }).click()
  await expect(resultOf(sacha).getByRole('heading')).toHaveText('3 done, 0 refused')
  const became = resultOf(sacha).getByRole('listitem')
  await expect(became).toHaveCount(3)
  for (const name of ['un', 'deux', 'þrír'])
    await expect(became.filter({ hasText: `${mark} · ${name}` })).toHaveText(/^Draft \d+ .* done$/)
})

test('a bulk form that is posted twice at once has one effect and two equal answers', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await drafted(prepare)
  const page = await as('sales')
  await pickTwo(page, version)
  const named = await page
    .locator('input[name="drafts[]"]')
    .evaluateAll(inputs => inputs.map(input => input.getAttribute('value') ?? ''))
  const fields = { act: 'submitDraft', once: crypto.randomUUID(), 'drafts[]': named[0] ?? '' }
  const action = actions.find(({ name }) => name === 'bulkDrafts')?.id ?? ''
  const post = () => send(page.request, action, `${baseURL}/invoices/bulk`, { subject: '', fields })
  const answers = await Promise.all([post(), post()])
  const reports = await Promise.all(answers.map(async answer => reportIn(await answer.text())))
  expect(reports[0]).toContain('"outcome":"updated"')
  expect(reports[1]).toBe(reports[0])
  expect(reportIn(await (await post()).text())).toBe(reports[0])
  expect(await submissions(version)).toBe(1)
})

const reportIn = (answer: string) => /"report":(\[.*?\])/.exec(answer)?.[1] ?? answer
