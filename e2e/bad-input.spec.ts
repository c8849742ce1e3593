import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

// The region itself is always there; words stand in it once a form was turned down.
const turnedDown = /role="alert"><p[^>]*>[A-Z]/

const stage = (version: string) => `/releases/${version}/1-merge-qa`

test('a version that is not greater is refused at its field, and everything typed is kept', async ({
  as,
  prepare,
  newVersion,
}) => {
  const line = newVersion().replace(/\.0$/, '')
  await prepare('opened', { version: `${line}.2`, kind: 'patch' })
  const page = await as('product')
  await page.goto('/releases/new')
  await page.getByLabel('Version').fill(`${line}.1`)
  await page.getByRole('radio', { name: 'Patch' }).check()
  await page.getByLabel('Sovereign').uncheck()
  await page.getByLabel('Title', { exact: true }).fill('  Search & “quotes”')
  await page.getByLabel('Notes for customers').fill('One line.\n\n<b>Another</b> line.')
  await page.getByRole('button', { name: 'Open the release' }).click()

  const version = page.getByLabel('Version')
  await expect(version).toHaveAttribute('aria-invalid', 'true')
  await expect(version).toHaveAccessibleDescription(
    new RegExp(`The newest version of this line is ${line}.2. Choose a greater one.`),
  )
  await expect(version).toBeFocused()
  await expect(version).toHaveValue(`${line}.1`)
  await expect(page.getByRole('radio', { name: 'Patch' })).toBeChecked()
  await expect(page.getByLabel('Sovereign')).not.toBeChecked()
  await expect(page.getByLabel('Serverless')).toBeChecked()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('  Search & “quotes”')
  await expect(page.getByLabel('Notes for customers')).toHaveValue(
    'One line.\n\n<b>Another</b> line.',
  )
  expect(await countEvents(`${line}.1`)).toBe(0)

  await version.fill(`${line}.3`)
  await page.getByRole('button', { name: 'Open the release' }).click()
  await expect(page).toHaveURL(stage(`${line}.3`))
})

test('what is too long is refused at its field and kept to be shortened', async ({
  as,
  newVersion,
}) => {
  const version = newVersion()
  const page = await as('product')
  await page.goto('/releases/new')
  await page.getByLabel('Version').fill(version)
  await page.getByLabel('Title', { exact: true }).fill('x'.repeat(201))
  await page.getByRole('button', { name: 'Open the release' }).click()
  const title = page.getByLabel('Title', { exact: true })
  await expect(title).toHaveAccessibleDescription(/This is too long/)
  await expect(title).toHaveValue('x'.repeat(201))
  expect(await countEvents(version)).toBe(0)
})

test('the wrong role reads the reason below the button, and pressing it by force changes nothing', async ({
  as,
  prepare,
}) => {
  const version = await prepare('tested')
  const page = await as('sales')
  await page.goto(stage(version))
  const approve = page.getByRole('button', { name: 'Approve QA' })
  await expect(approve).toBeDisabled()
  await expect(approve).toHaveAccessibleDescription('Only QA can do this.')
  await expect(page.getByText('Only QA can do this.').first()).toBeVisible()

  const before = await countEvents(version)
  await approve.evaluate((button: HTMLButtonElement) => {
    button.disabled = false
    button.form?.requestSubmit(button)
  })
  await expect(page.getByRole('alert').filter({ hasText: 'Only QA can do this.' })).toBeVisible()
  expect(await countEvents(version)).toBe(before)
})

for (const [reach, place] of [
  ['tested', '1-merge-qa'],
  ['answered', '2-readiness'],
  ['confirmed', '3-scheduling'],
  ['deployment', '4-deployment'],
  ['monitoring', '5-monitoring'],
] as const)
  test(`every form of ${place}, sent by somebody who only reads, changes nothing`, async ({
    as,
    prepare,
    baseURL,
  }) => {
    const version = await prepare(reach, { tracks: ['self_hosted', 'sovereign'] })
    const path = `/releases/${version}/${place}`
    const page = await as('viewer')
    const forms = await formsOf(page, path)
    expect(forms.length).toBeGreaterThan(1)
    const before = await countEvents(version)
    for (const { button, fields } of forms) {
      const answer = await post(page.request, `${baseURL}${path}`, fields)
      expect(answer.status(), button).toBe(200)
      expect(await answer.text(), button).toMatch(turnedDown)
    }
    expect(await countEvents(version)).toBe(before)
  })

test('the same form counts when somebody sends it who may', async ({ as, prepare, baseURL }) => {
  const version = await prepare('tested')
  const page = await as('Quinn')
  const forms = await formsOf(page, stage(version))
  const approve = forms.find(({ button }) => button === 'Approve QA')
  const before = await countEvents(version)
  await post(page.request, `${baseURL}${stage(version)}`, approve?.fields ?? [])
  expect(await countEvents(version)).toBe(before + 2)
})

test('a form that carries what nobody can type or choose is refused at the field', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('scheduling')
  const before = await countEvents(version)
  const page = await as('devops')
  const place = `/releases/${version}/3-scheduling`
  const plan = (await formsOf(page, place)).find(({ button }) => button === 'Save the plan')
  const forged = [
    ['owner', crypto.randomUUID()],
    ['owner', 'nobody'],
    ['zone', 'Mars/Olympus'],
    ['start', '2026-02-30T12:00'],
    ['expires', 'soon\0'],
    ['monitorHours', '1e99'],
    ['monitorHours', '-1'],
    ['track', 'mainframe'],
    ['subject', '9.9.9\0'],
  ] as const
  for (const [name, value] of forged) {
    const fields = plan?.fields.map(([key, old]): Field => [key, key === name ? value : old]) ?? []
    const answer = await post(page.request, `${baseURL}${place}`, fields)
    expect(answer.status(), `${name}: ${value}`).toBe(200)
    expect(await answer.text(), `${name}: ${value}`).toMatch(turnedDown)
    expect(await countEvents(version), `${name}: ${value}`).toBe(before)
  }
})

test('a form about what is not there says so and keeps what was typed', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const page = await as('Quinn')
  const reject = (await formsOf(page, stage(version))).find(({ button }) => /Reject/.test(button))
  for (const subject of ['0.0.404', '', 'nothing at all']) {
    const fields = reject?.fields.map(([name, value]): Field => [
      name,
      name === 'subject' ? subject : value,
    ])
    const answer = await post(page.request, `${baseURL}${stage(version)}`, fields ?? [])
    expect(answer.status(), subject).toBe(200)
    const text = await answer.text()
    expect(text, subject).toContain('What this is about is not in the console')
    expect(text, subject).toMatch(/<textarea[^>]*>f{40}</)
  }
})

for (const path of [
  '/releases/9.9.9',
  '/releases/%00',
  '/releases/4.2.0%00/history',
  '/releases/%E2%80%AE',
  `/releases/${'9'.repeat(2000)}`,
  '/releases/4.2.0/6-retirement',
  '/customers/abc',
  '/customers/00000000-0000-0000-0000-000000000000',
  '/customers/installations/abc',
  '/invoices/abc',
  '/invoices/price-books/abc',
  '/invoices/price-books/abc/rules/-1',
  '/settings/people/abc',
])
  test(`${path.slice(0, 60)} is not found`, async ({ as }) => {
    const { request } = await as('viewer')
    const answer = await request.get(path)
    expect(answer.status()).toBe(404)
    expect(await answer.text()).toContain('There is nothing at this address.')
  })

for (const path of [
  '/releases/4.2.0/history?before=abc',
  '/releases/4.2.0/history?before=-1',
  '/releases/4.2.0/history?before=99999999999999999999999',
  '/releases/4.2.0/history?before=1&before=2',
  '/releases/4.2.0/1-merge-qa?change=nothing',
  '/releases/4.2.0/2-readiness?criterion=nothing',
  '/releases/4.2.0/4-deployment?installation=nothing',
  "/releases?q=%25_'--",
  '/customers?q=%5C',
  '/invoices?state=nothing&release=nothing',
  '/invoices/exchange-rates?before=nothing',
  '/sign-in?from=%5C%5Celsewhere.example',
])
  test(`${path} is a page`, async ({ as }) => {
    const { request } = await as('viewer')
    const answer = await request.get(path)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain('<h1')
  })

type Field = [name: string, value: string]

/** The forms of a page as the server drew them, filled with something that passes for text. */
async function formsOf(page: Page, path: string) {
  const html = await (await page.request.get(path)).text()
  if (page.url() === 'about:blank') await page.goto('/releases')
  return page.evaluate(filledForms, html)
}

/** Runs in the browser, where a page is parsed as browsers do. */
function filledForms(html: string) {
  const drawn = new DOMParser().parseFromString(html, 'text/html')
  return [...drawn.querySelectorAll('main form')].map(element => {
    const form = element as HTMLFormElement
    for (const box of form.querySelectorAll<HTMLInputElement>('textarea, input[type=text]'))
      box.value ||= 'f'.repeat(40)
    form.querySelector<HTMLInputElement>('input[type=radio]:not(:checked)')?.click()
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    )
    return { button: form.querySelector('button[type=submit]')?.textContent ?? '', fields }
  })
}

/** Sends a form as a browser without a script does. */
function post(request: APIRequestContext, place: string, fields: Field[]) {
  const multipart = new FormData()
  for (const [name, value] of fields) multipart.append(name, value)
  return request.post(place, { headers: { origin: new URL(place).origin }, multipart })
}
