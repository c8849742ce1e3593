import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { beginRequest, type Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { guardRefusal } from '@/db/refused'
import { seedBooks } from '@/db/seeds/invoices'
import { recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { documentIn } from '@/db/testing/document-in'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import type { DraftDocument } from '@/lib/invoice/draft'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

let here: Gathered
let document: DraftDocument
const seed = { kind: 'machine', name: 'seed' } as const
const one = '11111111-1111-4111-8111-111111111111'
const two = '22222222-2222-4222-8222-222222222222'

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  await releaseIn('opened', { version: '5.1.1', kind: 'patch' })
  expect(await draftInvoices(await here.idOf('5.1.0'))).toBeGreaterThan(3)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from drafts order by number limit 1`,
  )
  document = await documentIn(rows[0]?.id ?? '')
})

/** Two transactions that have both written when the first of them commits; what each is answered. */
async function atOnce(actor: Acting, mine: readonly SQL[], theirs: readonly SQL[]) {
  const written = Promise.withResolvers<undefined>()
  const [first, second] = await Promise.all([
    commits(actor, mine, async () => {
      written.resolve(undefined)
      await new Promise(resolve => setTimeout(resolve, 300))
    }),
    written.promise.then(() => commits(actor, theirs, async () => {})),
  ])
  return [first, second]
}

const commits = (actor: Acting, statements: readonly SQL[], before: () => Promise<void>) =>
  db
    .transaction(async tx => {
      await beginRequest(tx, actor)
      for (const statement of statements) await tx.execute(statement)
      await before()
    })
    .then(() => 'done')
    .catch((error: unknown) => guardRefusal(error)?.guard ?? error)

const terms = (id: string, code: string) => [
  recorded(here.who('Sunna'), { of: 'terms', id, type: 'termsAdded' }),
  sql`insert into terms_of_sale (id, code, version, level, agreed_for, party, valid_from, due_kind, due_days, rules,
      document_name, digest, added_by, added_at)
    values (${id}, ${code}, 1, 'buyer_negotiated', 'b1', 'customer', '2026-01-01', 'net', 30, '[]', 'A contract',
      ${'a'.repeat(64)}, ${here.who('Sunna').id}, now())`,
]

test('of terms that rival each other and are added at once, one set is refused', async () => {
  await withUndo(['terms_of_sale'], async () => {
    expect(await atOnce(here.who('Sunna'), terms(one, 'X'), terms(two, 'Y'))).toEqual([
      ...['done', 'terms_have_no_rival'],
    ])
  })
})

const drafted = (id: string, version: string) => [
  recorded(seed, { of: 'draft', id, type: 'draftGenerated', data: { document } }),
  sql`insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq,
      drafted_at)
    select ${id}, (select id from releases where version = ${version}), installation_id, buyer_id, 'draft', now(), currency,
      net, vat, gross, document_seq, now() from drafts order by number limit 1`,
  sql`insert into draft_lines (draft_id, position, code, quantity, price, amount)
    select ${id}, position, code, quantity, price, amount
    from draft_lines where draft_id = (select id from drafts order by number limit 1)`,
]

test('of two releases of a minor that are drafted at once, one is refused', async () => {
  await withUndo(['drafts', 'draft_lines'], async () => {
    await unguarded.execute(sql`update drafts set state = 'cancelled'`)
    expect(await atOnce(seed, drafted(one, '5.1.0'), drafted(two, '5.1.1'))).toEqual([
      ...['done', 'minor_is_billed_once'],
    ])
  })
})

const demoted = (name: string, from: string[], to: string[]) => {
  const { id } = here.who(name)
  return [
    recorded(seed, { of: 'person', id, type: 'rolesChanged', data: { from, to } }),
    sql`delete from person_roles where person_id = ${id} and role = 'admin'`,
    sql`insert into person_roles select ${id}, 'viewer' where ${to.includes('viewer')}`,
  ]
}
const disabled = (name: string) => [
  recorded(seed, { of: 'person', id: here.who(name).id, type: 'personEdited' }),
  sql`update people set active = false where id = ${here.who(name).id}`,
]
const ada = () => demoted('Ada', ['admin'], ['viewer'])

test.each([
  ['demoted', () => demoted('Petra', ['admin', 'product'], ['product'])],
  ['disabled', () => disabled('Petra')],
])('of two admins, one demoted while the other is %s, one stays', async (_, first) => {
  await withUndo(['person_roles', 'people'], async () => {
    const petra = here.who('Petra').id
    await unguarded.execute(sql`insert into person_roles values (${petra}, 'admin')`)
    expect(await atOnce(seed, first(), ada())).toEqual(['done', 'an_admin_stays'])
  })
})
