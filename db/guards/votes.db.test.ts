import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { attempt, votes, type Vote } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { hired } from '@/db/testing/hired'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import type { SignedIn } from '@/lib/release/people'

let here: Gathered
let qa: string
let ready: string
let planned: string
let both: SignedIn

beforeAll(async () => {
  here = await gathered()
  await releaseIn('tested', { version: '5.1.0' })
  await releaseIn('answered', { version: '5.2.0' })
  await releaseIn('planned', { version: '5.3.0' })
  ;[qa, ready, planned] = (await Promise.all(
    ['5.1.0', '5.2.0', '5.3.0'].map(version => here.idOf(version)),
  )) as [string, string, string]
  both = await hired('Everything', 'qa', 'product', 'devops')
})

const machine = { kind: 'machine', name: 'seed' } as const
type Change = { before?: SQL[]; vote?: Partial<Vote>; by?: () => Acting }
type Case = [string, string, () => Change]

async function tries(vote: Vote, by: Acting, { before = [], ...change }: Change) {
  for (const statement of before) await unguarded.execute(statement)
  const actor = change.by?.() ?? by
  return attempt(actor, ...votes(actor, { ...vote, ...change.vote }))
}

const tampered = ['releases', 'tracks', 'criteria', 'sign_offs', 'git_identities']
const past = (of: string, by: string, gate: string, decision = 'approve') => sql`
  insert into sign_offs (release_id, gate, revision, decision, person_id, role, at)
  values (${of}, ${gate}, 1, ${decision}, ${by}, 'qa', now())`

const ofQa: Case[] = [
  ['by a machine', 'machines_never_sign: wrong-role', () => ({ by: () => machine })],
  ['in the name of another', 'vote_is_of_who_acts', () => ({ vote: { person: both.id } })],
  [
    'in another role that is held',
    'vote_is_by_its_role: wrong-role',
    () => ({ by: () => both, vote: { role: 'product' } }),
  ],
  ['without the role', 'role_is_held: wrong-role', () => ({ by: () => here.who('Petra') })],
  [
    'by who froze',
    'signer_did_not_freeze: froze-it-yourself',
    () => ({
      before: [sql`update releases set frozen_by = ${here.who('Quinn').id} where id = ${qa}`],
    }),
  ],
  [
    'by an author, whose name is written otherwise',
    'signer_is_no_author: wrote-a-change',
    () => ({ by: () => here.who('Quentin') }),
  ],
  [
    'by who is known as an author only now',
    'signer_is_no_author: wrote-a-change',
    () => ({
      before: [
        sql`insert into git_identities (identity, person_id) values ('jules', ${here.who('Quinn').id})`,
      ],
    }),
  ],
  [
    'twice',
    'one_vote_per_person: already-voted',
    () => ({ before: [past(qa, here.who('Quinn').id, 'qa')] }),
  ],
  [
    'after a vote on another gate',
    'one_gate_per_person: signed-another-gate',
    () => ({
      before: [past(qa, here.who('Quinn').id, 'readiness')],
    }),
  ],
  [
    'of an older revision',
    'vote_is_about_this_revision: changed-since',
    () => ({ vote: { revision: 0 } }),
  ],
  [
    'of a revision to come',
    'vote_is_about_this_revision: changed-since',
    () => ({ vote: { revision: 2 } }),
  ],
  [
    'of a rejected revision',
    'rejected_stays_rejected: revision-rejected',
    () => ({
      before: [past(qa, both.id, 'qa', 'reject')],
    }),
  ],
  [
    'of nothing frozen',
    'qa_needs_a_commit: nothing-frozen',
    () => ({
      before: [sql`update releases set commit = null where id = ${qa}`],
    }),
  ],
  [
    'of an untested commit',
    'qa_needs_a_test_run: no-test-run',
    () => ({
      before: [sql`update releases set commit = 'other' where id = ${qa}`],
    }),
  ],
  [
    'in another stage',
    'vote_is_in_its_stage: wrong-stage',
    () => ({
      before: [sql`update releases set stage = 'readiness' where id = ${qa}`],
    }),
  ],
  ['of a track', 'vote_is_in_its_stage', () => ({ vote: { track: 'self_hosted' } })],
]

const ofReadiness: Case[] = [
  [
    'with a criterion open',
    'criteria_are_met: criteria-open',
    () => ({
      before: [sql`update criteria set state = null where release_id = ${ready} and position = 0`],
    }),
  ],
  [
    'with a waiver that has ended',
    'criteria_are_met: criteria-open',
    () => ({
      before: [
        sql`update criteria set state = 'waived', expires_at = now() - interval '1 hour', reason = '', compensation = ''
      where release_id = ${ready} and position = 0`,
      ],
    }),
  ],
  [
    'by who waived',
    'waiver_is_not_the_signers: waived-by-you',
    () => ({
      before: [
        sql`update criteria set state = 'waived', expires_at = now() + interval '1 hour', reason = '', compensation = '',
      answered_by = ${here.who('Petra').id} where release_id = ${ready} and position = 0`,
      ],
    }),
  ],
  [
    'with QA by an author',
    'qa_is_not_by_an_author: qa-by-author',
    () => ({
      before: [
        sql`insert into git_identities (identity, person_id) values ('jules', ${here.who('Quinn').id})`,
      ],
    }),
  ],
  [
    'by who approved QA',
    'one_gate_per_person: signed-another-gate',
    () => ({
      by: () => both,
      before: [past(ready, both.id, 'qa')],
    }),
  ],
]

const ofPlan: Case[] = [
  [
    'by its planner',
    'planner_does_not_confirm: planned-by-you',
    () => ({ by: () => here.who('Dora') }),
  ],
  [
    'without a plan',
    'plan_is_there: no-plan',
    () => ({
      before: [
        sql`update tracks set zone = null, start_local = null, expires_local = null, starts_at = null,
          expires_at = null, monitor_hours = null, owner_id = null, planned_by = null where release_id = ${planned}`,
      ],
    }),
  ],
  [
    'of an expired plan',
    'plan_is_open: plan-expired',
    () => ({
      before: [sql`update tracks set expired = true where release_id = ${planned}`],
    }),
  ],
  [
    'of a plan whose time is over',
    'plan_is_open: plan-expired',
    () => ({
      before: [
        sql`update tracks set expires_at = now() - interval '1 minute' where release_id = ${planned}`,
      ],
    }),
  ],
  [
    'a second time',
    'plan_is_confirmed_once: plan-confirmed',
    () => ({
      before: [
        sql`insert into sign_offs (release_id, gate, track, revision, decision, person_id, role, at)
      values (${planned}, 'plan', 'self_hosted', 1, 'approve', ${both.id}, 'devops', now())`,
      ],
    }),
  ],
  [
    'of a track that has started',
    'vote_is_in_its_stage: wrong-stage',
    () => ({
      before: [sql`update tracks set stage = 'deployment' where release_id = ${planned}`],
    }),
  ],
]

const kinds = [
  {
    gate: 'qa',
    cases: ofQa,
    by: () => here.who('Quinn'),
    vote: (): Vote => ({ release: qa, gate: 'qa' }),
  },
  {
    gate: 'readiness',
    cases: ofReadiness,
    by: () => here.who('Petra'),
    vote: (): Vote => ({ release: ready, gate: 'readiness' }),
  },
  {
    gate: 'plan',
    cases: ofPlan,
    by: () => here.who('Dag'),
    vote: (): Vote => ({ release: planned, gate: 'plan', track: 'self_hosted' }),
  },
]

describe.each(kinds)('a vote on $gate', ({ cases, by, vote }) => {
  test('by who may is taken', async () => {
    expect(await tries(vote(), by(), {})).toBe('done')
  })

  test.each(cases)('%s is refused', async (_, guard, change) => {
    await withUndo(tampered, async () => {
      expect(await tries(vote(), by(), change())).toBe(guard)
    })
    expect(await tries(vote(), by(), {})).toBe('done')
  })
})
