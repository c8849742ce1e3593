import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
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
const correction = '11111111-1111-4111-8111-111111111111'
const patched = '22222222-2222-4222-8222-222222222222'
let here: Gathered
let one = ''
let document: DraftDocument

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  await draftInvoices(await here.idOf('5.1.0'))
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from drafts order by number limit 1`,
  )
  one = rows[0]?.id ?? ''
  document = await documentIn(one)
})

const sunna = () => here.who('Sunna')
const says = (id = correction) =>
  recorded(sunna(), { of: 'draft', id, type: 'correctionDrafted', data: { document } })
const stands = (change: string) =>
  unguarded.execute(sql`update drafts set ${sql.raw(change)} where id = ${one}`)

type Written = { instead?: boolean; state?: string; turned?: boolean }
const corrects = ({ instead = false, state = 'draft', turned = false }: Written = {}) => sql`
  insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq,
    drafted_at, corrects, instead)
  select ${correction}, release_id, installation_id, buyer_id, ${state}, now(), currency, ${signed(turned, 'net')},
    ${signed(turned, 'vat')}, ${signed(turned, 'gross')}, document_seq, now(), id, ${instead} from drafts where id = ${one}`
const signed = (turned: boolean, column: string) => sql.raw(turned ? `-${column}` : column)
const itsLines = () => sql`
  insert into draft_lines (draft_id, position, code, quantity, price, amount)
  select ${correction}, position, code, quantity, price, amount from draft_lines where draft_id = ${one} and revision = 1`
const correct = (instead = false) => attempt(sunna(), says(), corrects({ instead }), itsLines())

/** The line of minor releases is billed by a patch too. */
async function patchIsBilled(state: string) {
  await unguarded.execute(sql`
    insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
    values (${patched}, '5.1.1', 'patch', '', '', 1, 'merge-qa', now(), now())`)
  await unguarded.execute(sql`
    insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq,
      drafted_at)
    select ${patched}, ${patched}, installation_id, buyer_id, ${state}, now(), currency, net, vat, gross, document_seq, now()
    from drafts where id = ${one}`)
}

test.each(['handed_over', 'booked', 'superseded'])('what is %s may be corrected', state =>
  withUndo(['drafts'], async () => {
    await stands(`state = '${state}'`)
    expect(await correct()).toBe('done')
  }),
)

test('a correction is not corrected itself', () =>
  withUndo(['drafts'], async () => {
    await stands(
      `state = 'booked', corrects = (select o.id from drafts o where o.id <> drafts.id limit 1)`,
    )
    expect(await correct()).toBe('corrections_are_of_originals: corrects-another')
  }))

test('a second correction waits until accounting has the first', () =>
  withUndo(['drafts'], async () => {
    await stands(`state = 'booked'`)
    const second = sql`
      insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq,
        drafted_at, corrects)
      select gen_random_uuid(), release_id, installation_id, buyer_id, 'rejected', now(), currency, net, vat, gross, document_seq,
        now(), id from drafts where id = ${one}`
    await unguarded.execute(second)
    expect(await correct()).toBe('23505 one_live_correction')
    await unguarded.execute(sql`update drafts set state = 'handed_over' where corrects = ${one}`)
    expect(await correct()).toBe('done')
  }))

test('what accounting has not booked is not superseded', () =>
  withUndo(['drafts'], async () => {
    const supersede = sql`update drafts set state = 'superseded' where id = ${one}`
    const acting = () =>
      attempt(
        scheduler,
        recorded(scheduler, { of: 'draft', id: one, type: 'draftSuperseded' }),
        supersede,
      )
    await stands(`state = 'handed_over'`)
    await unguarded.execute(corrects({ instead: true, state: 'handed_over' }))
    expect(await acting()).toBe('drafts_move_legally: wrong-state')
    await stands(`state = 'booked'`)
    expect(await acting()).toBe('done')
  }))

test('nothing is billed anew whose minor is billed by another release by now', () =>
  withUndo(['drafts', 'releases'], async () => {
    await stands(`state = 'booked'`)
    await patchIsBilled('draft')
    expect(await correct(true)).toBe('minor_is_billed_once: billed-since')
    expect(await correct(false)).toBe('done')
  }))

test('what was taken back whole bills its minor no more', () =>
  withUndo(['drafts', 'releases'], async () => {
    await stands(`state = 'booked'`)
    await patchIsBilled('rejected')
    const reopen = (): SQL => sql`
      update drafts set state = 'draft', decided_by = null, edited_by = ${sunna().id}, revision = 2 where id = ${patched}`
    const lines = sql`
      insert into draft_lines (draft_id, revision, position, code, quantity, price, amount)
      select ${patched}, 2, position, code, quantity, price, amount from draft_lines where draft_id = ${one} and revision = 1`
    const reopened = () => attempt(sunna(), says(patched), reopen(), lines)
    expect(await reopened()).toBe('minor_is_billed_once: billed-since')

    await unguarded.execute(corrects({ state: 'approved', turned: true }))
    expect(await reopened()).toBe('minor_is_billed_once: billed-since')
    await unguarded.execute(sql`update drafts set state = 'handed_over' where id = ${correction}`)
    expect(await reopened()).toBe('done')
    await unguarded.execute(
      sql`update drafts set net = net + 1, gross = gross + 1 where id = ${correction}`,
    )
    expect(await reopened()).toBe('minor_is_billed_once: billed-since')
  }))
