import { createHash } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { roles } from '@/lib/release/workflow'
import { expect, test } from './fixtures'

async function draftIn(version: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  await draftInvoices(rows[0]?.id ?? '')
  const { rows: drafts } = await db.execute<{ id: string; number: number }>(
    sql`select d.id, d.number from drafts d join releases r on r.id = d.release_id
      where r.version = ${version} order by d.number limit 1`,
  )
  const [draft] = drafts
  if (!draft) throw new Error(`${version} has no draft.`)
  return draft
}

test('sales takes a draft along as PDF, XML and JSON', async ({ as, prepare }) => {
  const { id, number } = await draftIn(await prepare('deployment'))
  const page = await as('sales')
  await page.goto(`/invoices/${id}`)
  for (const [kind, begins] of [
    ['PDF', '%PDF-'],
    ['XML', '<?xml'],
    ['JSON', '{"document":'],
  ] as const) {
    const leaving = page.waitForEvent('download')
    await page.getByRole('link', { name: `Download ${kind}` }).click()
    const file = await leaving
    expect(file.suggestedFilename()).toBe(`draft-${number}-1.${kind.toLowerCase()}`)
    const bytes = await bytesOf(file)
    expect(bytes.toString('latin1')).toMatch(new RegExp(`^${begins.replace('?', '\\?')}`))
  }
})

test('a file is kept by nobody on the way, and says its digest', async ({ as, prepare }) => {
  const { id } = await draftIn(await prepare('deployment'))
  const { request } = await as('sales')
  const answer = await request.get(`/invoices/${id}/draft.json`)
  expect(answer.headers()['cache-control']).toContain('no-store')
  const digest = createHash('sha256')
    .update(await answer.body())
    .digest('base64')
  expect(answer.headers()['repr-digest']).toBe(`sha-256=:${digest}:`)
  const xml = await (await request.get(`/invoices/${id}/draft.xml`)).text()
  expect(xml).toContain('<cbc:InvoiceTypeCode>325</cbc:InvoiceTypeCode>')
})

test('the lights open to what is missing and where it is put right', async ({ as, prepare }) => {
  const { id } = await draftIn(await prepare('deployment'))
  const page = await as('sales')
  await page.goto(`/invoices/${id}`)
  const lights = page.getByRole('region', { name: 'Ready for accounting' })
  await expect(lights.getByRole('listitem').filter({ hasText: /^EN 16931/ })).toBeVisible()
  const peppol = lights.getByRole('listitem').filter({ hasText: /^Peppol/ })
  await peppol.getByText('Peppol', { exact: true }).click()
  await expect(peppol.getByText(/Type 325 is a pro-forma/)).toBeVisible()
  await expect(peppol.getByText('PEPPOL-EN16931-P0100')).toBeVisible()
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `pictures/draft-lights-${width}.png`, fullPage: true })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
})

test('whoever may see the draft may take it along', async ({ as, prepare, stranger }) => {
  const { id } = await draftIn(await prepare('deployment'))
  for (const role of roles) {
    const { request } = await as(role)
    expect((await request.get(`/invoices/${id}`)).status(), role).toBe(200)
    expect((await request.get(`/invoices/${id}/draft.pdf`)).status(), role).toBe(200)
  }
  const answer = await stranger.request.get(`/invoices/${id}/draft.pdf`, { maxRedirects: 0 })
  expect(answer.status()).not.toBe(200)
})

test('what is no draft has no files', async ({ as }) => {
  const { request } = await as('sales')
  for (const path of ['nothing/draft.pdf', `${crypto.randomUUID()}/draft.xml`])
    expect((await request.get(`/invoices/${path}`)).status()).toBe(404)
  const id = await draftIn('4.2.0').then(draft => draft.id)
  expect((await request.get(`/invoices/${id}/draft.exe`)).status()).toBe(404)
})

test('the drafts of a release come as one zip, and nothing else does', async ({ as, prepare }) => {
  const version = await prepare('deployment')
  const { number } = await draftIn(version)
  const page = await as('sales')
  await page.goto(`/invoices?release=${version}`)
  const leaving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all as a zip' }).click()
  const file = await leaving
  expect(file.suggestedFilename()).toBe(`drafts-${version}.zip`)
  const bytes = await bytesOf(file)
  expect(bytes.toString('latin1')).toContain(`draft-${number}-1.pdf`)

  for (const [query, status] of [
    ['', 400],
    [`?release=${version}&state=odd`, 400],
    ['?release=0.0.404', 404],
    [`?release=${version}&state=booked`, 404],
  ] as const)
    expect((await page.request.get(`/invoices/documents.zip${query}`)).status()).toBe(status)
})

async function bytesOf(file: { createReadStream: () => Promise<NodeJS.ReadableStream> }) {
  const parts: Buffer[] = []
  for await (const part of await file.createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

test('what was handed over can be compared with the record, also once it is booked', async ({
  as,
  prepare,
}) => {
  const { id } = await draftIn(await prepare('deployment'))
  const page = await as('sales')
  const sacha = await as('Sacha')
  await page.goto(`/invoices/${id}`)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('submitted revision 1 for review')).toBeVisible()
  await sacha.goto(`/invoices/${id}`)
  await sacha.getByRole('button', { name: 'Approve draft' }).click()
  await expect(sacha.getByText('Sacha approved revision 1')).toBeVisible()
  await sacha.getByRole('button', { name: 'Hand over to accounting' }).click()
  await expect(sacha.getByText('As they were handed over, as a download.')).toBeVisible()
  const { rows } = await db.execute<{ sha256: Record<string, string> }>(
    sql`select handed_over -> 'sha256' as sha256 from drafts where id = ${id}`,
  )
  const same = async () => {
    for (const kind of ['pdf', 'xml', 'json'] as const) {
      const answer = await page.request.get(`/invoices/${id}/draft.${kind}`)
      const digest = createHash('sha256').update(await answer.body())
      expect(digest.digest('hex'), kind).toBe(rows[0]?.sha256[kind])
    }
  }
  await same()
  await sacha.getByText('Accounting booked it…').click()
  await sacha.getByLabel('Accounting’s number').fill(`FA-${crypto.randomUUID().slice(0, 8)}`)
  await sacha.getByRole('button', { name: 'Record accounting’s number' }).click()
  await expect(sacha.getByText(/Booked by accounting as FA-/)).toBeVisible()
  await same()
})
