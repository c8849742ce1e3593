import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { attempt } from '@/db/testing/attempt'
import {
  approved,
  scheduler,
  oneDraft,
  tried,
  type Case,
  type OneDraft,
} from '@/db/testing/one-draft'
import { unguarded, withUndo } from '@/db/testing/unguarded'

let draft: OneDraft
beforeAll(async () => {
  draft = await oneDraft()
})

const other = '11111111-1111-4111-8111-111111111111'
const elsewhere = sql`(select i.id from installations i where i.id <> installation_id limit 1)`
const corrects = (one: string, instead = false, installation = sql`installation_id`) => sql`
  insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq,
    drafted_at, corrects, instead)
  select ${other}, release_id, ${installation}, buyer_id, 'draft', now(), currency, net, vat, gross, document_seq, now(), id,
    ${instead} from drafts where id = ${one}`
const itsLines = (one: string) => sql`
  insert into draft_lines (draft_id, position, code, quantity, price, amount)
  select ${other}, position, code, quantity, price, amount from draft_lines where draft_id = ${one}`

const cases: Case[] = [
  [
    'a correction of what was handed over is written',
    'done',
    ({ id, says, sunna }) => [sunna, says(sunna, other), corrects(id), itsLines(id)],
    `state = 'handed_over'`,
  ],
  [
    'a person supersedes a draft',
    'drafts_are_superseded_by_machines: wrong-role',
    ({ by, sunna }) => by(sunna, `state = 'superseded'`),
    `state = 'booked'`,
  ],
  [
    'a draft that nothing replaces is superseded',
    'superseded_is_billed_anew: not-replaced',
    ({ by }) => by(scheduler, `state = 'superseded'`),
    `state = 'booked'`,
  ],
  [
    'what nobody handed over is corrected',
    'corrected_is_handed_over: wrong-state',
    ({ id, says, sunna }) => [sunna, says(sunna, other), corrects(id), itsLines(id)],
    approved,
  ],
  [
    'a correction of another installation',
    'corrects_its_own',
    ({ id, says, sunna }) => [
      sunna,
      says(sunna, other),
      corrects(id, false, elsewhere),
      itsLines(id),
    ],
    `state = 'handed_over'`,
  ],
]

tried(cases, () => draft)

test('a draft has one live correction', async () => {
  const { id, set, says, sunna } = draft
  await withUndo(['drafts', 'draft_lines'], async () => {
    await unguarded.execute(set(`state = 'handed_over'`))
    await unguarded.execute(corrects(id, true))
    const second = attempt(
      sunna,
      says(sunna, other),
      sql`
      insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross,
        document_seq, drafted_at, corrects)
      select gen_random_uuid(), release_id, installation_id, buyer_id, 'draft', now(), currency, net, vat, gross, document_seq,
        now(), id from drafts where id = ${id}`,
    )
    expect(await second).toBe('23505 one_live_correction')
  })
})
