import type { Locator, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { customer } from '@/db/aggregates/customer'
import { installation } from '@/db/aggregates/installation'
import { person } from '@/db/aggregates/person'
import { db } from '@/db/client'
import { payloads as ofCustomer } from '@/lib/customers/commands'
import { payloads as ofInstallation } from '@/lib/installations/commands'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'
import { expect, test } from './fixtures'

type Side = { page: Page; name: string; text: string }
type Told = {
  path: string
  /** The form on the page. */
  form: (page: Page) => Locator
  /** The field that both of them fill in. */
  field: string
  /** What else has to be chosen. */
  beside?: (form: Locator) => Promise<void>
  /** The button of each of them. */
  button: string
  what: RegExp
  /** What the second one sees after sending it again, having looked. */
  after: RegExp
}

/**
 * Both open the form and type; the first sends it, then the second: told who did what and when, nothing written, what
 * was typed still there, and the same button takes it after a look.
 */
async function overtakes(
  first: Side,
  second: Side,
  { path, form, field, beside, button, what, after }: Told,
) {
  for (const { page, text } of [first, second]) {
    await page.goto(path)
    await unfold(form(page))
    await beside?.(form(page))
    await form(page)
      .getByLabel(new RegExp(`^${field}`))
      .fill(text)
  }
  await form(first.page).getByRole('button', { name: button, exact: true }).click()
  await expect.poll(() => holding(first.text)).toBe(1)

  const mine = form(second.page)
  await mine.getByRole('button', { name: button, exact: true }).click()
  const told = new RegExp(
    `${first.name} ${what.source}\\. That was .* \\d\\d:\\d\\d .*, after you opened this form`,
  )
  await expect(mine.getByRole('alert')).toHaveText(told)
  await expect(mine.getByLabel(new RegExp(`^${field}`))).toHaveValue(second.text)
  expect(await holding(second.text)).toBe(0)

  await mine.getByRole('button', { name: button, exact: true }).click()
  await expect(second.page.getByText(after).first()).toBeVisible()
}

const foldedIn = (label: string | RegExp) => (page: Page) =>
  page.locator('details').filter({ has: page.locator('summary', { hasText: label }) })

async function unfold(form: Locator) {
  const folded = (await form.evaluate(({ tagName }) => tagName)) === 'DETAILS'
  if (folded && (await form.getAttribute('open')) === null)
    await form.locator('summary').first().click()
}

const answering = (page: Page) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: 'Record the answer' }) })

/** How many events hold these words. */
async function holding(words: string) {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from events where position(${words} in data::text) > 0`,
  )
  return rows[0]?.count ?? 0
}

const unique = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`
const seed = { kind: 'machine', name: 'seed' } as const

async function aCustomer() {
  const subject = crypto.randomUUID()
  const name = unique('Norðurljós')
  const typed = { name, country: 'IS', vat_id: '', registration: '', contact: '', language: 'is' }
  const command = { type: 'addCustomer', ...ofCustomer.addCustomer.parse(typed) } as const
  await perform(customer, { actor: seed, subject, command, channel: 'seed' })
  return { id: subject, name }
}

async function anInstallation() {
  const owner = await aCustomer()
  const subject = crypto.randomUUID()
  const typed = {
    ...{ customer: owner.name, installation: 'production', type: 'self_hosted', partner: '' },
    ...{ country: 'IS', vat_id: '', registration: '', infrastructure: 'kubernetes', nodes: '3' },
    ...{ environments: '1', region: 'Akureyri', operator: 'customer', current_version: '3.0.2' },
    ...{ sale: 'direct', health_url: '' },
  }
  const command = {
    type: 'addInstallation',
    ...ofInstallation.addInstallation.parse(typed),
  } as const
  await perform(installation, { actor: seed, subject, command, channel: 'seed' })
  return subject
}

async function aPerson() {
  const subject = `${crypto.randomUUID()}@example.test`
  const given = { name: unique('Nýr'), zone: 'UTC', roles: ['viewer' as const], gitIdentities: [] }
  const command = { type: 'addPerson' as const, ...given }
  await perform(person, { actor: seed, subject, command, channel: 'seed' })
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from people where email = ${subject}`,
  )
  return rows[0]?.id ?? ''
}

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

    test('the notes of a release', async ({ as, prepare }) => {
      const version = await prepare('tested')
      await overtakes(
        { page: await as('Petra'), name: 'Petra', text: unique('Hers') },
        { page: await as('Paul'), name: 'Paul', text: unique('His') },
        {
          path: `/releases/${version}/1-merge-qa`,
          form: foldedIn('Edit title and notes…'),
          field: 'Title',
          button: 'Save',
          what: /edited title and notes: Hers .*/,
          after: /Release saved\./,
        },
      )
    })

    test('one criterion', async ({ as, prepare }) => {
      const version = await prepare('readiness')
      await overtakes(
        { page: await as('Quinn'), name: 'Quinn', text: unique('None open') },
        { page: await as('Quentin'), name: 'Quentin', text: unique('Two open') },
        {
          path: `/releases/${version}/2-readiness?criterion=no-open-blocker`,
          form: answering,
          field: 'Evidence',
          beside: form => form.getByRole('radio', { name: 'Passing' }).check(),
          button: 'Record the answer',
          what: /marked “No open blocker” as passing: None open .*/,
          after: /Answer recorded\./,
        },
      )
    })

    test('two criteria of one release: neither is in the way of the other', async ({
      as,
      prepare,
    }) => {
      const version = await prepare('readiness')
      const [dora, dag] = [await as('Dora'), await as('Dag')]
      const path = `/releases/${version}/2-readiness?criterion=`
      const texts = [unique('Rehearsed'), unique('Dashboards')] as const
      for (const [page, key, text] of [
        [dora, 'rollback-rehearsed', texts[0]],
        [dag, 'monitoring-ready', texts[1]],
      ] as const) {
        await page.goto(`${path}${key}`)
        await answering(page).getByRole('radio', { name: 'Passing' }).check()
        await answering(page).getByLabel('Evidence').fill(text)
      }
      for (const page of [dora, dag]) {
        await answering(page).getByRole('button', { name: 'Record the answer' }).click()
        await expect(page.getByText('Answer recorded.').first()).toBeVisible()
      }
      expect(await Promise.all(texts.map(holding))).toEqual([1, 1])
    })

    test('a plan', async ({ as, prepare }) => {
      const version = await prepare('scheduling')
      const year = String(2100 + Math.floor(Math.random() * 800))
      const card = (page: Page) => page.getByRole('region', { name: 'Self-hosted', exact: true })
      await overtakes(
        { page: await as('Dora'), name: 'Dora', text: `${year}-06-01T10:00` },
        { page: await as('Dag'), name: 'Dag', text: `${year}-07-01T10:00` },
        {
          path: `/releases/${version}/3-scheduling`,
          form: page => card(page).locator('details').filter({ hasText: 'Save the plan' }),
          field: 'Expires',
          button: 'Save the plan',
          what: /planned self-hosted for .*, owned by Dora/,
          after: /Plan saved\./,
        },
      )
    })

    test('the roles of a person, and their name', async ({ as }) => {
      const id = await aPerson()
      const page = await as('Ada')
      const other = await page.context().newPage()
      await overtakes(
        { page, name: 'Ada', text: unique('Nýja') },
        { page: other, name: 'Ada', text: unique('Önnur') },
        {
          path: `/settings/people/${id}`,
          form: at => at.getByRole('region', { name: 'Name and time zone' }),
          field: 'Name',
          button: 'Save',
          what: /changed name and time zone to Nýja .*/,
          after: /Name and time zone saved\./,
        },
      )
    })

    test('a customer', async ({ as }) => {
      const { id } = await aCustomer()
      await overtakes(
        { page: await as('Sunna'), name: 'Sunna', text: unique('Guðrún') },
        { page: await as('Sacha'), name: 'Sacha', text: unique('Camille') },
        {
          path: `/customers/${id}`,
          form: foldedIn(/^Edit /),
          field: 'Contact',
          button: 'Save customer',
          what: /edited this customer/,
          after: /Customer saved\./,
        },
      )
    })

    test('an installation', async ({ as }) => {
      const id = await anInstallation()
      await overtakes(
        { page: await as('Sunna'), name: 'Sunna', text: unique('Húsavík') },
        { page: await as('Dora'), name: 'Dora', text: unique('Ísafjörður') },
        {
          path: `/customers/installations/${id}`,
          form: foldedIn(/^Edit /),
          field: 'Region',
          button: 'Save installation',
          what: /changed this installation: region.*/,
          after: /Installation saved\./,
        },
      )
    })

    test('a draft: a reason to cancel what was approved meanwhile', async ({ as, prepare }) => {
      const id = await aDraft(await prepare('deployment'))
      const [sunna, sacha] = [await as('Sunna'), await as('Sacha')]
      const text = unique('Wrong buyer')
      for (const page of [sunna, sacha]) await page.goto(`/invoices/${id}`)
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
