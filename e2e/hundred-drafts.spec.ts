import { sql } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { installation } from '@/db/aggregates/installation'
import { db } from '@/db/client'
import { documentOf } from '@/db/load/document'
import { signedIn } from '@/db/seeds/signed-in'
import { negate, round, sum, type Currency } from '@/lib/money'
import { perform } from '@/lib/perform'
import { moneyText } from '@/lib/words/money-text'
import { setPrice } from './drafted'
import { expect, test } from './fixtures'
import { importLines } from './imported'

const mark = crypto.randomUUID().slice(0, 8)
const customer = `Cent Brouillons ${mark} SAS`
const numberless = `Sans Numéro ${mark} SAS`
const named = Array.from(
  { length: 104 },
  (_, index) => `site ${String(index + 1).padStart(3, '0')}`,
)

const line = (of: string, site: string, siren: string, nodes = 4) =>
  `${of},${site},sovereign,,FR,,${siren},air_gapped,${String(nodes)},1,Lyon,customer,3.0.2,direct`

const list = (version: string, more = '') => `/invoices?release=${version}${more}`

async function openDraft(page: Page, version: string, site: string, more = '') {
  await page.goto(list(version, `&sort=customer${more}`))
  await page
    .getByRole('row', { name: new RegExp(`${customer} · ${site}`) })
    .locator('[data-draft]')
    .click()
  await expect(page).toHaveURL(/\/invoices\/[0-9a-f-]{36}/)
}

async function override(page: Page, version: string, site: string, price: string) {
  await openDraft(page, version, site)
  await setPrice(page, { index: 1 }, price, 2)
}

type Sum = { currency: Currency; net: string; gross: string }

/** What the tables say of the drafts of a state: their numbers, and what they come to in each currency. */
async function inTables(version: string, state: string) {
  const of = sql`from drafts d join releases r on r.id = d.release_id
    where r.version = ${version} and d.state = ${state}::draft_state`
  const sums = await db.execute<Sum>(sql`
    select d.currency, sum(d.net)::text as net, sum(d.gross)::text as gross ${of}
    group by d.currency order by d.currency`)
  const { rows } = await db.execute<{ number: number }>(
    sql`select d.number ${of} order by d.number`,
  )
  return { sums: sums.rows, numbers: rows.map(({ number }) => `Draft ${String(number)}`) }
}

const said = (amount: string, of: Currency) => moneyText(round(amount, of), of, 'en')

/** Decides on all drafts of a state together, as said before and after in full, and answers how many that were. */
async function together(page: Page, version: string, state: string, act: string, verb: string) {
  const { sums, numbers } = await inTables(version, state)
  const count = String(numbers.length)
  await page.goto(list(version, `&state=${state}`))
  await page.getByRole('checkbox', { name: `All ${count} drafts that match` }).check()
  await page.getByRole('button', { name: act }).click()
  const starts = page
    .getByRole('region', { name: 'What the click starts' })
    .getByRole('listitem')
    .filter({ hasText: 'gross' })
  await expect(starts).toHaveCount(sums.length)
  for (const [index, { currency, net, gross }] of sums.entries())
    await expect(starts.nth(index)).toContainText(
      `${said(net, currency)} net, ${said(gross, currency)} gross, `,
    )
  await page.getByRole('button', { name: new RegExp(`^${verb} ${count} drafts?$`) }).click()
  const result = page.getByRole('region', { name: 'What became of each' })
  const heading = result.getByRole('heading')
  await expect(heading).toHaveText(`${count} done, 0 refused`, { timeout: 60_000 })
  await expect(result.getByRole('listitem').filter({ hasText: 'done' })).toHaveCount(numbers.length)
  const each = await result.getByRole('link', { name: /^Draft \d+$/ }).allTextContents()
  expect(each.toSorted()).toEqual(numbers.toSorted())
  return numbers.length
}

/** The job of the console itself drafts within a minute after a start, and looks again each minute: nobody asks it to. */
const byItself = { timeout: 150_000 }

type Given = { currency: Currency; net: string }

/** What the documents say that were handed over. */
async function handedOver(version: string) {
  const { rows } = await db.execute<Given>(sql`
    select d.currency, ${documentOf('d')} #>> '{totals,net}' as net
    from drafts d join releases r on r.id = d.release_id
    where r.version = ${version} and d.state = 'handed_over'`)
  return rows
}

const netIn = (given: readonly Given[], of: Currency) =>
  sum(
    given.flatMap(({ currency, net }) => (currency === of ? net : [])),
    of,
  )

/** The page of the ledger comes to these documents, in each currency. */
async function expectLedger(page: Page, version: string, given: readonly Given[]) {
  await page.goto(`/releases/${version}/4-deployment/ledger`)
  const totals = page.getByRole('list', { name: 'Net per currency' })
  for (const currency of new Set(given.map(each => each.currency)))
    await expect(totals).toContainText(moneyText(netIn(given, currency), currency, 'en'))
}

const ledgerOf = (page: Page, version: string) =>
  page.getByRole('region', { name: `Ledger of ${version}` })

test.afterAll(async () => {
  const { rows } = await db.execute<{ id: string }>(sql`
    select i.id from installations i join customers c on c.id = i.customer_id
    where c.name in (${customer}, ${numberless})`)
  const sunna = await db.execute<{ id: string }>(sql`select id from people where name = 'Sunna'`)
  const actor = await signedIn(sunna.rows[0]?.id ?? '', ['sales'])
  const command = { type: 'retireInstallation', reason: 'The test is over.' } as const
  for (const { id: subject } of rows)
    await perform(installation, { actor, subject, command, channel: 'seed' })
})

test('two people take a hundred drafts from generation to hand-over', async ({ as, prepare }) => {
  test.setTimeout(600_000)
  const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
  await importLines(sunna, [
    ...named.map(site => line(customer, site, '123456782')),
    line(numberless, 'site', ''),
  ])
  const version = await prepare('deployment', { tracks: ['sovereign'] })

  await test.step('the console drafts them while somebody looks on', async () => {
    await sunna.goto(`/releases/${version}/4-deployment`)
    const drafting = sunna.getByRole('region', { name: 'Invoice drafts' })
    await expect(drafting).toContainText(/\d+ installations? looked at/, byItself)
    await expect(drafting.getByText('None failed.')).toBeVisible()
  })

  await test.step('one is blocked, and the ledger says so', async () => {
    await sunna.goto(list(version))
    await expect(ledgerOf(sunna, version)).toContainText(/All \d+ installations are accounted for/)
    await expect(ledgerOf(sunna, version)).toContainText('Blocked: 1')
    await sunna.goto(list(version, '&state=blocked'))
    await expect(sunna.getByRole('row', { name: numberless })).toContainText('no valid SIREN')
    await importLines(sunna, [line(numberless, 'site', '123456782')])
    await expect(async () => {
      await sunna.goto(list(version))
      await expect(ledgerOf(sunna, version)).toContainText('Blocked: 0', { timeout: 2_000 })
    }).toPass(byItself)
  })

  await test.step('two lines are changed by hand', async () => {
    await override(sunna, version, 'site 001', '2400')
    await override(sunna, version, 'site 002', '1')
    await sunna.goto(list(version, '&mark=overridden'))
    await expect(sunna.getByRole('row', { name: customer })).toHaveCount(2)
  })

  const all = await test.step('Sunna submits them all, and may not approve them', async () => {
    const count = await together(sunna, version, 'draft', 'Submit…', 'Submit')
    expect(count).toBeGreaterThanOrEqual(100)
    await sunna.goto(list(version, '&state=in_review&sort=customer'))
    await sunna
      .getByRole('row', { name: /site 003/ })
      .getByRole('checkbox')
      .check()
    await expect(sunna.getByText('1 selected')).toBeVisible()
    await sunna.getByRole('button', { name: 'Approve…' }).click()
    await expect(sunna.getByText(/One of them would be refused now/)).toBeVisible()
    await sunna.getByRole('button', { name: 'Approve 1 draft' }).click()
    const result = sunna.getByRole('region', { name: 'What became of each' })
    await expect(result).toContainText('0 done, 1 refused')
    await expect(result).toContainText(/Somebody else approves this/)
    return count
  })

  await test.step('Sacha rejects one with a reason and approves the rest', async () => {
    await sacha.goto(list(version, '&state=in_review&sort=customer'))
    await sacha
      .getByRole('row', { name: /site 002/ })
      .getByRole('checkbox')
      .check()
    await sacha.getByRole('button', { name: 'Reject…' }).click()
    await sacha.getByRole('button', { name: 'Reject 1 draft' }).click()
    await expect(sacha.getByText('Say why.')).toBeVisible()
    await sacha.getByLabel('Reason').fill('One euro is a slip.')
    await sacha.getByRole('button', { name: 'Reject 1 draft' }).click()
    await expect(sacha.getByRole('heading', { name: '1 done, 0 refused' })).toBeVisible()
    expect(await together(sacha, version, 'in_review', 'Approve…', 'Approve')).toBe(all - 1)
  })

  await test.step('the rejected one is put right', async () => {
    await openDraft(sunna, version, 'site 002', '&state=rejected')
    await sunna.getByRole('button', { name: 'Reopen draft' }).click()
    await sunna.getByText('Undo…').click()
    await sunna.getByLabel('Reason').filter({ visible: true }).first().fill('It was a slip.')
    await sunna.getByRole('button', { name: 'Undo the change' }).click()
    await expect(sunna.getByText('revision 4', { exact: true })).toBeVisible()
    await sunna.getByRole('button', { name: 'Submit for review' }).click()
    await expect(sunna.getByText(/Sunna submitted revision 4/)).toBeVisible()
    expect(await together(sacha, version, 'in_review', 'Approve…', 'Approve')).toBe(1)
  })

  await test.step('one drifts after its approval, which changes nothing', async () => {
    await importLines(sunna, [line(customer, 'site 003', '123456782', 18)])
    const drifted = sacha.getByRole('row', { name: /site 003/ })
    await expect(async () => {
      await sacha.goto(list(version, '&mark=drifted'))
      await expect(drifted).toContainText('drifted', { timeout: 2_000 })
    }).toPass(byItself)
    await expect(drifted).toContainText('Approved')
  })

  await test.step('all are handed over, and the ledger adds up', async () => {
    expect(await together(sacha, version, 'approved', 'Hand over…', 'Hand over')).toBe(all)
    await sacha.goto(list(version, '&state=handed_over'))
    await expect(sacha.getByText(`${String(all)} entries`)).toBeVisible()
    await expect(ledgerOf(sacha, version)).toContainText(
      `All ${String(all)} installations are accounted for.`,
    )
    await expect(ledgerOf(sacha, version)).toContainText(`Drafted: ${String(all)}`)
    const given = await handedOver(version)
    expect(given).toHaveLength(all)
    await expectLedger(sacha, version, given)
  })

  await test.step('one is corrected, and the ledger is what accounting has', async () => {
    const before = await handedOver(version)
    await openDraft(sunna, version, 'site 003', '&state=handed_over')
    await sunna.getByText('Correct…').click()
    await sunna.getByLabel('Bill what is right now in the same document').check()
    await sunna.getByLabel('Reason').filter({ visible: true }).first().fill('Eighteen nodes.')
    await sunna.getByRole('button', { name: 'Draft a correction' }).click()
    await expect(sunna.getByText('Correction drafted.')).toBeVisible()
    await sunna.getByRole('button', { name: 'Submit for review' }).click()
    await expect(sunna.getByText(/Sunna submitted revision 1/)).toBeVisible()
    expect(await together(sacha, version, 'in_review', 'Approve…', 'Approve')).toBe(1)
    expect(await together(sacha, version, 'approved', 'Hand over…', 'Hand over')).toBe(1)
    const given = await handedOver(version)
    expect(given).toHaveLength(all + 1)
    const net = (of: readonly Given[]) => netIn(of, 'EUR')
    expect(sum([net(given), negate(net(before))], 'EUR')).not.toBe('0.00')
    await expectLedger(sacha, version, given)
  })
})
