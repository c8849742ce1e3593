import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { draft as drafts } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { issued } from '@/db/testing/issued'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { filesDrawn } from '@/lib/invoice/testing'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { hashOf } from '@/lib/jobs/token'
import { perform } from '@/lib/perform'
import { secretFor } from '@/lib/tokens/secret'
import { readDraft, readDrafts } from './read-drafts'
import { takeAcknowledgement } from './take-acknowledgement'

type Row = { id: string; number: number; buyer: string; buyerId: string; customer: string }

let world: Gathered
let rows: Row[]
let accounting: Headers
const partners = new Map<string, Headers>()

async function tokenFor(
  name: string,
  scope: 'drafts:read' | 'drafts:acknowledge',
  partnerId?: string,
) {
  const { secret } = secretFor(crypto.randomUUID(), 'a secret of the server')
  const by = world.who('Ada').id
  const { id } = await issued({ by, name, scopes: [scope], ...(partnerId && { partnerId }) })
  await unguarded.execute(sql`update api_tokens set hash = ${hashOf(secret)} where id = ${id}`)
  return new Headers({ authorization: `Bearer ${secret}`, 'content-type': 'application/json' })
}

beforeAll(async () => {
  world = await gathered()
  await seedBooks(new Date(Date.now() - 9 * 86_400_000))
  await releaseIn('deployment', { version: '6.1.0', tracks: ['self_hosted', 'sovereign'] })
  await draftInvoices(await world.idOf('6.1.0'))
  const found = await db.execute<Row>(sql`
    select d.id, d.number, b.name as buyer, b.id as "buyerId", c.name as customer from drafts d
    join customers b on b.id = d.buyer_id join installations i on i.id = d.installation_id
    join customers c on c.id = i.customer_id order by d.number`)
  rows = found.rows
  const [sunna, sacha] = [world.who('Sunna'), world.who('Sacha')]
  for (const { id: subject } of rows) {
    const on = { subject, channel: 'seed' as const }
    await perform(drafts, { ...on, actor: sunna, command: { type: 'submitDraft', seen: 1 } })
    await perform(drafts, { ...on, actor: sacha, command: { type: 'approveDraft', seen: 1 } })
  }
  const sold = await db.execute<{ id: string; name: string }>(
    sql`select id, name from customers where partner`,
  )
  for (const { id, name } of sold.rows) partners.set(name, await tokenFor(name, 'drafts:read', id))
  accounting = await tokenFor('Accounting', 'drafts:acknowledge')
})

const address = 'http://127.0.0.1/'
const list = async (headers: Headers, query = '') => {
  const answer = await readDrafts(new Request(`${address}${query}`, { headers }), {
    params: Promise.resolve({}),
  })
  return { status: answer.status, text: await answer.text() }
}
const one = async (headers: Headers, number: string) => {
  const answer = await readDraft(new Request(address, { headers }), {
    params: Promise.resolve({ number }),
  })
  return { status: answer.status, text: await answer.text() }
}
const book = async (headers: Headers, number: string, body: unknown) => {
  const request = new Request(address, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await takeAcknowledgement(request, { params: Promise.resolve({ number }) })
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> }
}

test('each partner reads the drafts that bill it, and not a word of anybody else', async () => {
  const everybody = new Set(rows.flatMap(({ buyer, customer }) => [buyer, customer]))
  let seen = 0
  for (const [name, headers] of partners) {
    const { status, text } = await list(headers)
    expect(status).toBe(200)
    const { drafts: read } = JSON.parse(text) as { drafts: { number: number }[] }
    const own = rows.filter(({ buyer }) => buyer === name)
    expect(read.map(({ number }) => number)).toEqual(own.map(({ number }) => number))
    seen += read.length
    for (const other of everybody) if (other !== name) expect(text).not.toContain(other)
    for (const { number, buyer } of rows) {
      const found = await one(headers, String(number))
      expect(found.status).toBe(buyer === name ? 200 : 404)
      for (const other of everybody) if (other !== name) expect(found.text).not.toContain(other)
    }
  }
  expect(seen).toBeGreaterThan(3)
})

test('what sales does not stand by yet is not read, nor is what a page begins after', async () => {
  const [name, headers] =
    [...partners].find(([each]) => rows.some(({ buyer }) => buyer === each)) ?? []
  const own = rows.filter(({ buyer }) => buyer === name)
  const [first] = own
  if (!headers || !first) throw new Error('A partner buys.')
  const { text } = await list(headers, `?after=${String(first.number)}`)
  expect(JSON.parse(text)).toMatchObject({ next: null })
  expect(text).not.toContain(`"number":${String(first.number)},`)
  const sunna = world.who('Sunna')
  const command = { type: 'reopenDraft' } as const
  await perform(drafts, { actor: sunna, subject: first.id, command, channel: 'seed' })
  expect((await one(headers, String(first.number))).status).toBe(404)
  expect((await list(headers, '?after=x')).status).toBe(422)
})

test('nobody else reads drafts: no token, another scope, and a number that is none', async () => {
  const number = String(rows[0]?.number)
  expect((await list(new Headers())).status).toBe(401)
  expect((await list(accounting)).status).toBe(403)
  expect((await one(accounting, number)).status).toBe(403)
  for (const headers of partners.values())
    for (const odd of ['0', '-1', 'x', '1e3', "1' or '1"])
      expect((await one(headers, odd)).status).toBe(404)
})

test('the database holds a token that reads drafts to one partner and nothing else', async () => {
  const by = world.who('Ada').id
  const issue = (scopes: Parameters<typeof issued>[0]['scopes'], partnerId?: string) =>
    issued({ by, name: crypto.randomUUID(), scopes, ...(partnerId && { partnerId }) })
  const refused = { cause: { constraint: 'drafts_are_read_by_their_partner' } }
  await expect(issue(['drafts:read'])).rejects.toMatchObject(refused)
  const partner = rows.find(({ buyer }) => partners.has(buyer))?.buyerId ?? ''
  await expect(issue(['drafts:read', 'releases:read'], partner)).rejects.toMatchObject(refused)
  await expect(issue(['drafts:acknowledge'], partner)).rejects.toMatchObject(refused)
})

test('accounting says under which number it booked a draft, by the name of its token', async () => {
  const [, draft, other] = rows.toReversed()
  if (!draft || !other) throw new Error('There are drafts.')
  const number = String(draft.number)
  expect((await book(accounting, number, { number: 'FA-1' })).status).toBe(409)
  const handOver = { type: 'handOverDraft', channel: 'download', ...filesDrawn, seen: 1 } as const
  for (const { id: subject } of [draft, other])
    await perform(drafts, {
      actor: world.who('Sacha'),
      subject,
      command: handOver,
      channel: 'seed',
    })

  for (let again = 0; again < 2; again += 1)
    expect(await book(accounting, number, { number: ' FA-1 ' })).toEqual({
      status: 200,
      said: { draft: draft.number, number: 'FA-1', state: 'booked' },
    })
  const { rows: record } = await db.execute(sql`
    select machine, channel, role from events where aggregate_id = ${draft.id} and type = 'draftBooked'`)
  expect(record).toEqual([{ machine: 'token:Accounting', channel: 'api', role: 'system' }])

  const taken = await book(accounting, String(other.number), { number: 'FA-1' })
  expect(taken).toMatchObject({ status: 409, said: { code: 'number-taken' } })
  const twice = await book(accounting, number, { number: 'FA-2' })
  expect(twice).toMatchObject({ status: 409, said: { code: 'booked-as' } })
})

test('an acknowledgement that is none is refused with what is wrong', async () => {
  const number = String(rows.at(-1)?.number)
  for (const body of [{}, { number: '' }, { number: 'x'.repeat(61) }, [], null, 'FA-1'])
    expect((await book(accounting, number, body)).status).toBe(422)
  for (const unfit of ['FA-\0', 'FA-\ud800'])
    expect((await book(accounting, number, { number: unfit })).status).toBe(422)
  expect((await book(accounting, '999999999', { number: 'FA-9' })).status).toBe(404)
  for (const headers of partners.values())
    expect((await book(headers, number, { number: 'FA-9' })).status).toBe(403)
})
