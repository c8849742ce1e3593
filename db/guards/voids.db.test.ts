import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { attempt, recorded, votes } from '@/db/testing/attempt'
import type { Reach } from '@/db/testing/release-in'
import { bringAbout, of, release, says, who } from '@/db/testing/stage-cases'

beforeAll(bringAbout)

type Case = { name: string; reach: Reach; by?: string; does: () => SQL[] }

const tries = ({ reach, by = 'Petra', does }: Case) =>
  attempt(who(by), says(who(by), of(reach)), ...does())

const addition = (reach: Reach) => sql`
  insert into changes (release_id, key, position, author_name, subject, kind, breaking)
  values (${of(reach)}, 'late', 99, 'Quinn', 'fix: late', 'fix', false)`
const removal = (reach: Reach) => sql`delete from changes where release_id = ${of(reach)}`
const notes = release(`notes = 'Other'`)

const taken = (gate: 'qa' | 'readiness', reach: Reach) => [
  recorded(who('Petra'), {
    ...{ of: 'release', id: of(reach), type: 'gateVoided' },
    data: { gate, track: null },
  }),
  sql`insert into sign_offs (release_id, gate, revision, decision, at)
    values (${of(reach)}, ${gate}, 0, 'void', now())`,
]
const toReadiness = release(`stage = 'readiness'`)
const toMergeQa = release(`stage = 'merge-qa'`)
const vote = (decision: 'approve' | 'request_changes', reach: Reach) =>
  votes(who('Petra'), { release: of(reach), gate: 'readiness', decision })

const allowed: Case[] = [
  { name: 'a change before anything is frozen', reach: 'opened', does: () => [addition('opened')] },
  {
    name: 'a change before readiness is approved',
    reach: 'answered',
    does: () => [addition('answered')],
  },
  {
    name: 'other notes before readiness is approved',
    reach: 'answered',
    does: () => [notes('answered')],
  },
  {
    name: 'a change that takes readiness back afterwards',
    reach: 'confirmed',
    does: () => [
      addition('confirmed'),
      ...taken('readiness', 'confirmed'),
      toReadiness('confirmed'),
    ],
  },
  {
    name: 'a removal that takes readiness back before',
    reach: 'confirmed',
    does: () => [
      ...taken('readiness', 'confirmed'),
      toReadiness('confirmed'),
      removal('confirmed'),
    ],
  },
  {
    name: 'other notes that take readiness back',
    reach: 'confirmed',
    does: () => [notes('confirmed'), ...taken('readiness', 'confirmed'), toReadiness('confirmed')],
  },
  {
    name: 'another freeze with another scope and other notes',
    reach: 'confirmed',
    by: 'Paul',
    does: () => [
      addition('confirmed'),
      notes('confirmed'),
      sql`update releases set revision = 2, commit = 'b', frozen_by = ${who('Paul').id}, stage = 'merge-qa'
        where id = ${of('confirmed')}`,
    ],
  },
  {
    name: 'a request for changes that takes QA back',
    reach: 'answered',
    does: () => [
      ...vote('request_changes', 'answered'),
      ...taken('qa', 'answered'),
      toMergeQa('answered'),
    ],
  },
]

const forbidden: (Case & { guard: string })[] = [
  {
    name: 'a change by who approved QA, after readiness is approved',
    guard: 'voids_follow_scope',
    reach: 'confirmed',
    does: () => [addition('confirmed')],
  },
  {
    name: 'a removal after readiness is approved',
    guard: 'voids_follow_scope',
    reach: 'confirmed',
    does: () => [removal('confirmed')],
  },
  {
    name: 'a change that takes back another gate',
    guard: 'voids_follow_scope',
    reach: 'confirmed',
    does: () => [...taken('qa', 'confirmed'), toMergeQa('confirmed'), addition('confirmed')],
  },
  {
    name: 'a change that goes back a stage and leaves the approval',
    guard: 'voids_follow_scope',
    reach: 'confirmed',
    does: () => [addition('confirmed'), toReadiness('confirmed')],
  },
  {
    name: 'a change between the void and a new approval',
    guard: 'voids_follow_scope',
    reach: 'confirmed',
    does: () => [
      ...taken('readiness', 'confirmed'),
      toReadiness('confirmed'),
      removal('confirmed'),
      ...vote('approve', 'confirmed'),
    ],
  },
  {
    name: 'other notes after readiness is approved',
    guard: 'voids_follow_notes',
    reach: 'confirmed',
    does: () => [notes('confirmed')],
  },
  {
    name: 'a request for changes that leaves QA approved',
    guard: 'voids_follow_requests',
    reach: 'answered',
    does: () => vote('request_changes', 'answered'),
  },
]

test.each(allowed)('$name is taken', async one => {
  expect(await tries(one)).toBe('done')
})

test.each(forbidden)('$name is refused', async one => {
  expect(await tries(one)).toBe(one.guard)
})
