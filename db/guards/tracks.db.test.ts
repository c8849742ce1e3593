import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { attempt } from '@/db/testing/attempt'
import { bringAbout, of, says, seed, track, tries, who, type Case } from '@/db/testing/stage-cases'
import { unguarded, withUndo } from '@/db/testing/unguarded'

beforeAll(bringAbout)

const start = track(`stage = 'deployment', started_at = starts_at + interval '1 minute'`)

const attemptTo = (state: string, number = 1) => sql`
  insert into deployments (release_id, track, attempt, version, state, requested_at, deadline)
  values (${of('served')}, 'serverless', ${number}, '6.1.0', ${state}, now(), now())`

const allowed: Case[] = [
  {
    name: 'a track starts as planned',
    guard: 'done',
    id: () => of('confirmed'),
    does: () => start('confirmed'),
  },
  {
    name: 'a quiet track is closed',
    guard: 'done',
    id: () => of('monitoring'),
    does: () => track(`stage = 'closed', "end" = 'closed'`)('monitoring'),
  },
  {
    name: 'an outcome is recorded',
    guard: 'done',
    by: 'Dora',
    id: () => of('deployment'),
    does: () =>
      sql`update rollouts set outcome = 'postponed', recorded_by = ${who('Dora').id} where release_id = ${of('deployment')}`,
  },
  {
    name: 'an attempt begins',
    guard: 'done',
    id: () => of('served'),
    does: () => attemptTo('requested'),
  },
]

const ofTracks: Case[] = [
  {
    name: 'is monitored before it is deployed',
    guard: 'tracks_move_legally: wrong-stage',
    id: () => of('confirmed'),
    does: () => track(`stage = 'monitoring'`)('confirmed'),
  },
  {
    name: 'starts twice',
    guard: 'tracks_move_legally: wrong-stage',
    id: () => of('monitoring'),
    does: () => track(`stage = 'deployment'`)('monitoring'),
  },
  {
    name: 'starts before its time',
    guard: 'start_is_due: not-due',
    id: () => of('confirmed'),
    does: () => track(`stage = 'deployment', started_at = now()`)('confirmed'),
  },
  {
    name: 'starts after its time',
    guard: 'start_is_in_time: plan-expired',
    id: () => of('confirmed'),
    does: () => track(`stage = 'deployment', started_at = expires_at`)('confirmed'),
  },
  {
    name: 'starts unconfirmed',
    guard: 'start_is_confirmed: plan-unconfirmed',
    id: () => of('confirmed'),
    before: () =>
      sql`delete from sign_offs where gate = 'plan' and release_id = ${of('confirmed')}`,
    does: () => start('confirmed'),
  },
  {
    name: 'starts while held',
    guard: 'start_is_not_held: held',
    id: () => of('confirmed'),
    before: () => track(`held = 'disk'`)('confirmed'),
    does: () => start('confirmed'),
  },
  {
    name: 'starts with a criterion open',
    guard: 'start_meets_criteria: criteria-open',
    id: () => of('confirmed'),
    before: () => sql`update criteria set state = 'failing' where release_id = ${of('confirmed')}`,
    does: () => start('confirmed'),
  },
  {
    name: 'starts in a freeze',
    guard: 'start_is_not_frozen: frozen',
    id: () => of('confirmed'),
    before:
      () => sql`insert into freezes (id, tracks, reason, zone, start_local, end_local, starts_at, ends_at)
      values (gen_random_uuid(), '{self_hosted}', 'x', 'UTC', '', '', now(), now() + interval '9 days')`,
    does: () => start('confirmed'),
  },
  {
    name: 'is planned in the name of another',
    guard: 'planner_is_who_acts',
    by: 'Dag',
    id: () => of('confirmed'),
    does: () => track(`starts_at = starts_at + interval '1 minute'`)('confirmed'),
  },
  {
    name: 'is planned anew and stays confirmed',
    guard: 'new_plan_is_unconfirmed',
    by: 'Dora',
    id: () => of('confirmed'),
    does: () => track(`starts_at = starts_at + interval '1 minute'`)('confirmed'),
  },
  {
    name: 'is planned to expire before it starts',
    guard: 'plan_ends_after_start: expires-before-start',
    by: 'Dora',
    id: () => of('confirmed'),
    does: () => track(`expires_at = starts_at`)('confirmed'),
  },
  {
    name: 'is planned for somebody else to own',
    guard: 'owner_is_devops: unknown-owner',
    by: 'Dora',
    id: () => of('confirmed'),
    does: () =>
      sql`update tracks set owner_id = ${who('Vera').id} where release_id = ${of('confirmed')}`,
  },
  {
    name: 'is planned once started',
    guard: 'plans_are_for_scheduling: wrong-stage',
    by: 'Dora',
    id: () => of('deployment'),
    does: () => track(`starts_at = starts_at + interval '1 minute'`)('deployment'),
  },
  {
    name: 'loses half of its plan',
    guard: '23514 plan_is_whole',
    id: () => of('confirmed'),
    does: () => track(`monitor_hours = null`)('confirmed'),
  },
  {
    name: 'is closed over a severe incident',
    guard: 'severe_is_resolved: severity-one-open',
    id: () => of('monitoring'),
    before: () =>
      sql`insert into incidents (release_id, incident, track, severity, summary, reported_at) values (${of('monitoring')}, 1, 'self_hosted', 1, 'x', now())`,
    does: () => track(`stage = 'closed', "end" = 'closed'`)('monitoring'),
  },
  {
    name: 'is closed without saying how',
    guard: 'closed_says_how',
    id: () => of('monitoring'),
    does: () => track(`stage = 'closed'`)('monitoring'),
  },
  {
    name: 'takes an outcome back',
    guard: 'outcomes_are_kept',
    by: 'Dora',
    id: () => of('monitoring'),
    does: () =>
      sql`update rollouts set outcome = 'pending', recorded_by = ${who('Dora').id} where release_id = ${of('monitoring')}`,
  },
  {
    name: 'has an outcome in the name of another',
    guard: 'outcomes_are_by_who_acts',
    by: 'Dag',
    id: () => of('deployment'),
    does: () =>
      sql`update rollouts set outcome = 'failed', recorded_by = ${who('Dora').id} where release_id = ${of('deployment')}`,
  },
  {
    name: 'begins a second attempt beside the first',
    guard: 'one_deployment_runs: not-failed',
    id: () => of('served'),
    before: () => attemptTo('called'),
    does: () => attemptTo('requested', 2),
  },
  {
    name: 'begins an attempt as done',
    guard: 'attempts_have_no_gap',
    id: () => of('served'),
    does: () => attemptTo('confirmed'),
  },
  {
    name: 'leaves an attempt out',
    guard: 'attempts_have_no_gap',
    id: () => of('served'),
    does: () => attemptTo('requested', 2),
  },
  {
    name: 'takes a confirmed attempt back',
    guard: 'attempts_move_legally: stale-attempt',
    id: () => of('served'),
    before: () => attemptTo('confirmed'),
    does: () => sql`update deployments set state = 'failed' where release_id = ${of('served')}`,
  },
]

test.each(allowed)('$name', async one => {
  expect(await tries(one)).toBe(one.guard)
})

test.each(ofTracks)('a track that $name is refused', async one => {
  expect(await tries(one)).toBe(one.guard)
})

test('a token calls back for one attempt only', async () => {
  await withUndo(['deployments'], async () => {
    await unguarded.execute(attemptTo('failed'))
    await unguarded.execute(attemptTo('requested', 2))
    await unguarded.execute(sql`update deployments set token_hash = 'one' where attempt = 1`)
    const call = (hash: string) =>
      sql`update deployments set state = 'called', token_hash = ${hash} where attempt = 2`
    expect(await attempt(seed, says(seed, of('served')), call('two'))).toBe('done')
    expect(await attempt(seed, says(seed, of('served')), call('one'))).toBe(
      '23505 deployments_tokenHash_unique',
    )
  })
})
