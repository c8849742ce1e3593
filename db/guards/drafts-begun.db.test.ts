import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { documentIn } from '@/db/testing/document-in'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import type { DraftDocument } from '@/lib/invoice/draft'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

const scheduler = { kind: 'machine', name: 'scheduler' } as const
const begun = '11111111-1111-4111-8111-111111111111'
const sha = 'a'.repeat(64)
let here: Gathered
let one = ''
let document: DraftDocument
let billed: { release: string; id: string; number: number; installation: string }

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  await releaseIn('opened', { version: '5.1.1', kind: 'patch' })
  expect(await draftInvoices(await here.idOf('5.1.0'))).toBeGreaterThan(3)
  const { rows } = await db.execute<typeof billed>(sql`
    select id, release_id as release, number, installation_id as installation from drafts order by number limit 1`)
  if (!rows[0]) throw new Error('Nothing was drafted.')
  billed = rows[0]
  one = billed.id
  document = await documentIn(one)
})

const sunna = () => here.who('Sunna')
const dora = () => here.who('Dora')
const vera = () => here.who('Vera')
const says = (actor: Acting, id = one) =>
  recorded(actor, { of: 'draft', id, type: 'draftGenerated', data: { document } })
const set = (change: string) => sql`update drafts set ${sql.raw(change)} where id = ${one}`
const copied = (release: SQL, corrects = sql`null`, instead = false) => [
  sql`insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq,
      drafted_at, corrects, instead)
    select ${begun}, ${release}, installation_id, buyer_id, 'draft', now(), currency, net, vat, gross, document_seq, now(),
      ${corrects}::uuid, ${instead} from drafts where id = ${one}`,
  sql`insert into draft_lines (draft_id, position, code, quantity, price, amount)
    select ${begun}, position, code, quantity, price, amount from draft_lines where draft_id = ${one}`,
]
const next = sql`(select id from releases where version = '5.1.1')`
const own = sql`release_id`
const begins = (actor: Acting, ...rows: SQL[]) => [actor, says(actor, begun), ...rows] as const
const handed = (over: string) => `state = 'handed_over', handed_over = '${over}'`

/** The draft of another release is no rival: what stands in the way is who writes it, or what is billed already. */
const cancelled = `state = 'cancelled'`
const approved = `state = 'approved', sha256 = '${sha}'`
const accounted = `state = 'handed_over'`

type Case = [string, string, () => readonly [Acting, ...SQL[]], string?]
const cases: Case[] = [
  ['a job drafts', 'done', () => begins(scheduler, ...copied(own)), cancelled],
  ['devops drafts', 'done', () => begins(dora(), ...copied(own)), cancelled],
  [
    'a viewer drafts',
    'drafts_are_begun_by_their_makers: wrong-role',
    () => begins(vera(), ...copied(own)),
    cancelled,
  ],
  [
    'a release of a minor that another has billed is drafted',
    'minor_is_billed_once: billed-since',
    () => begins(scheduler, ...copied(next)),
  ],
  [
    'a release of a minor whose draft was cancelled is drafted',
    'done',
    () => begins(scheduler, ...copied(next)),
    cancelled,
  ],
  ['sales corrects', 'done', () => begins(sunna(), ...copied(own, sql`id`)), accounted],
  [
    'devops corrects',
    'corrections_are_begun_by_sales: wrong-role',
    () => begins(dora(), ...copied(own, sql`id`)),
    accounted,
  ],
  [
    'a job corrects',
    'corrections_are_begun_by_sales: wrong-role',
    () => begins(scheduler, ...copied(own, sql`id`)),
    accounted,
  ],
  [
    'what was approved is handed over',
    'done',
    () => [sunna(), says(sunna()), set(handed(`{"channel": "zip", "sha256": {"json": "${sha}"}}`))],
    approved,
  ],
  ...[
    ['nothing', '{}'],
    ['no digest', '{"channel": "zip", "sha256": {}}'],
    ['the digest of a file alone', `{"channel": "zip", "sha256": {"xml": "${sha}"}}`],
    ['a list', '[]'],
    ['another digest', `{"channel": "zip", "sha256": {"json": "${'b'.repeat(64)}"}}`],
  ].map(([what, over]): Case => [
    `${what ?? ''} is handed over`,
    'what_was_approved_is_handed_over',
    () => [sunna(), says(sunna()), set(handed(over ?? ''))],
    approved,
  ]),
  [
    'nothing is handed over of what was approved before there were digests',
    'what_was_approved_is_handed_over',
    () => [sunna(), says(sunna()), set(handed('{}'))],
    `state = 'approved'`,
  ],
]

test.each(cases)('%s: %s', async (_, guard, statements, stands) => {
  await withUndo(['drafts'], async () => {
    if (stands) await unguarded.execute(set(stands))
    expect(await attempt(...statements())).toBe(guard)
  })
})

test('where another release of the minor is billed, taking back bills nothing, and billing anew does', async () => {
  await withUndo(['drafts'], async () => {
    await unguarded.execute(set(accounted))
    await unguarded.execute(copied(next)[0] ?? sql`select`)
    await unguarded.execute(sql`update drafts set id = gen_random_uuid() where id = ${begun}`)
    const attempted = (instead: boolean) =>
      attempt(...begins(sunna(), ...copied(own, sql`id`, instead)))
    expect(await attempted(false)).toBe('done')
    expect(await attempted(true)).toBe('minor_is_billed_once: billed-since')
  })
})

const entry = (id: string, release: SQL, draft: string | null, state = 'drafted') => sql`
  insert into ledger (id, release_id, installation_id, state, why, draft_id, at)
  values (${id}, ${release}, ${billed.installation}, ${state}, ${state === 'drafted' ? null : 'cancelled'}, ${draft}, now())`

test('the ledger names the draft of the same release and installation from the start', async () => {
  const own = sql`${billed.release}::uuid`
  await withUndo(['ledger'], async () => {
    await unguarded.execute(sql`delete from ledger where draft_id = ${one}`)
    const tried = (...rows: SQL[]) => attempt(scheduler, says(scheduler, begun), ...rows)
    expect(await tried(entry(begun, own, one))).toBe('done')
    expect(await tried(entry(begun, next, one))).toBe('23503 ledger_names_its_draft')
    expect(await tried(entry(begun, next, null, 'not_billable'))).toBe('done')
  })
})

test('an entry is cancelled with its draft, and not before', async () => {
  const cancel = sql`update ledger set state = 'not_billable', why = 'cancelled' where draft_id = ${one}`
  expect(await attempt(sunna(), says(sunna()), cancel)).toBe('ledger_is_kept: already-drafted')
  const both = [set(`${cancelled}, decided_by = '${sunna().id}'`), cancel]
  expect(await attempt(sunna(), says(sunna()), ...both)).toBe('done')
})

const mine = (by: string, more: object = {}) => ({
  ...{ kind: 'changed', key: 'base', reason: 'Agreed.', by, at: '2026-11-24T09:00:00.000Z' },
  ...{ quantity: '2', unitPrice: null, was: { quantity: '1', unitPrice: '5', amount: '5' } },
  ...more,
})
const laid = (actor: Acting & { id: string }, layer: readonly object[]) =>
  [
    actor,
    says(actor),
    set(`revision = revision + 1, edited_by = '${actor.id}', layer = '${JSON.stringify(layer)}'`),
    sql`insert into draft_lines (draft_id, revision, position, code, quantity, price, amount)
      select draft_id, revision + 1, position, code, quantity, price, amount
      from draft_lines where draft_id = ${one} and revision = 1`,
  ] as const

test('what is laid over a draft names who laid it', async () => {
  const sacha = here.who('Sacha')
  const theirs = mine(sunna().id)
  expect(await attempt(...laid(sacha, [mine(sacha.id)]))).toBe('done')
  expect(await attempt(...laid(sacha, [theirs]))).toBe('layers_name_who_acts')
  expect(await attempt(...laid(sacha, [mine('')]))).toBe('layers_name_who_acts')
  expect(await attempt(...laid(sacha, [{ kind: 'dropped' }]))).toBe('layers_name_who_acts')
  await withUndo(['drafts'], async () => {
    await unguarded.execute(set(`layer = '${JSON.stringify([theirs])}'`))
    expect(await attempt(...laid(sacha, [theirs, mine(sacha.id, { key: 'nodes' })]))).toBe('done')
    const is = { quantity: '3', unitPrice: '5', amount: '15' }
    const kept = mine(sunna().id, { unitPrice: '5', was: is })
    expect(await attempt(...laid(sacha, [kept]))).toBe('done')
    const adopted = mine(sunna().id, { was: is })
    expect(await attempt(...laid(sacha, [adopted]))).toBe('done')
    const dearer = mine(sunna().id, { unitPrice: '9' })
    expect(await attempt(...laid(sacha, [dearer]))).toBe('layers_name_who_acts')
    const { was: _was, ...alone } = mine(sunna().id, { kind: 'added', unitPrice: '5' })
    expect(await attempt(...laid(sacha, [alone]))).toBe('done')
  })
})
