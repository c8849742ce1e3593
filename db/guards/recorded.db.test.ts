import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { attempt } from '@/db/testing/attempt'
import {
  bringAbout,
  of,
  release,
  says,
  seed,
  track,
  tries,
  who,
  type Case,
} from '@/db/testing/stage-cases'

beforeAll(bringAbout)

const anIncident = (by: string | null, resolvedAt: string | null = null) => sql`
  insert into incidents (release_id, incident, track, severity, summary, reported_at, reported_by, resolved_at)
  values (${of('monitoring')}, 1, 'self_hosted', 3, 'x', now(), ${by}, ${resolvedAt})`
const aRun = (by: string | null) => sql`
  insert into test_runs (release_id, suite, commit, passed, failed, errored, skipped, flaky, verdict, failures, recorded_by, at)
  values (${of('tested')}, 'x', 'x', 1, 0, 0, 0, 0, 'passed', '[]', ${by}, now())`
const anAttempt = sql`insert into deployments (release_id, track, attempt, version, state, requested_at, deadline)
  select id, 'serverless', 1, '6.1.0', 'requested', now(), now() from releases where version = '6.1.0'`
const aFreeze = (by: string | null) => sql`
  insert into freezes (id, tracks, reason, zone, start_local, end_local, starts_at, ends_at, added_by)
  values (${crypto.randomUUID()}, '{serverless}', 'x', 'UTC', '', '', now(), now() + interval '1 day', ${by})`
const answers = (set: string) => (reach: Parameters<typeof of>[0]) =>
  sql`update criteria set ${sql.raw(set)} where release_id = ${of(reach)}`

/** The same statement with an event beside it and without: whose it is, and of which release. */
const changes: [string, () => string, () => SQL][] = [
  ['releases_are_recorded', () => of('tested'), () => release(`title = 'x'`)('tested')],
  [
    'changes_are_recorded',
    () => of('tested'),
    () => sql`update changes set scope = 'x' where release_id = ${of('tested')}`,
  ],
  [
    'criteria_are_recorded',
    () => of('readiness'),
    () => answers(`state = 'failing', answered_by = null`)('readiness'),
  ],
  ['test_runs_are_recorded', () => of('tested'), () => aRun(null)],
  ['tracks_are_recorded', () => of('tested'), () => track(`held = 'x'`)('tested')],
  ['deployments_are_recorded', () => of('served'), () => anAttempt],
  [
    'rollouts_are_recorded',
    () => of('deployment'),
    () =>
      sql`update rollouts set outcome = 'failed', recorded_by = null where release_id = ${of('deployment')}`,
  ],
  ['incidents_are_recorded', () => of('monitoring'), () => anIncident(null)],
]

test.each(changes)(
  '%s: with an event it is done, without one it is not',
  async (guard, id, change) => {
    expect(await attempt(seed, says(seed, id()), change())).toBe('done')
    expect(await attempt(seed, change())).toBe(guard)
    expect(await attempt(seed, says(seed, of('answered')), change())).toBe(guard)
  },
)

test.each([
  ['release_keeps_its_course', () => release(`title = 'x'`)('tested')],
  ['track_keeps_its_course', () => track(`held = 'x'`)('tested')],
  ['deployment_is_allowed', () => anAttempt],
  ['incidents_are_by_who_acts', () => anIncident(null)],
] as const)('where nobody acts, nothing is changed: %s', async (guard, change) => {
  expect(await attempt(null, change())).toBe(guard)
})

const named: Case[] = [
  {
    name: 'an incident, by another',
    guard: 'incidents_are_by_who_acts',
    by: 'Dora',
    id: () => of('monitoring'),
    does: () => anIncident(who('Dag').id),
  },
  {
    name: 'an incident, by who acts',
    guard: 'done',
    by: 'Dag',
    id: () => of('monitoring'),
    does: () => anIncident(who('Dag').id),
  },
  {
    name: 'an incident resolved by another',
    guard: 'incidents_end_by_who_acts',
    by: 'Dora',
    id: () => of('monitoring'),
    before: () => anIncident(null),
    does: () => sql`update incidents set resolved_at = now(), resolved_by = ${who('Dag').id}`,
  },
  {
    name: 'an incident resolved twice',
    guard: 'incidents_end_once: unknown-incident',
    by: 'Dora',
    id: () => of('monitoring'),
    before: () => anIncident(null, '2026-01-01T00:00:00Z'),
    does: () => sql`update incidents set resolved_at = now(), resolved_by = ${who('Dora').id}`,
  },
  {
    name: 'a test run, by another',
    guard: 'test_runs_are_by_who_acts',
    by: 'Quinn',
    id: () => of('tested'),
    does: () => aRun(who('Quentin').id),
  },
  {
    name: 'a freeze, by another',
    guard: 'freezes_are_by_who_acts',
    by: 'Dora',
    id: () => of('tested'),
    does: () => aFreeze(who('Dag').id),
  },
  {
    name: 'an answer before its time',
    guard: 'answers_are_in_time: wrong-stage',
    id: () => of('readiness'),
    before: () => release(`stage = 'merge-qa'`)('readiness'),
    does: () => answers(`state = 'failing', answered_by = null`)('readiness'),
  },
  {
    name: 'a criterion that begins answered',
    guard: 'criteria_begin_open',
    id: () => of('readiness'),
    does: () =>
      sql`insert into criteria (release_id, key, position, state) values (${of('readiness')}, 'x', 99, 'passing')`,
  },
  {
    name: 'a freeze of the commit that is frozen',
    guard: 'freezes_another_commit: same-commit',
    by: 'Paul',
    id: () => of('tested'),
    does: () => release(`revision = 2, frozen_at = now()`)('tested'),
  },
  {
    name: 'a freeze after the end',
    guard: 'freezes_before_the_end: wrong-stage',
    by: 'Paul',
    id: () => of('tested'),
    before: () => release(`stage = 'withdrawn'`)('tested'),
    does: () => release(`revision = 2, commit = 'b'`)('tested'),
  },
  {
    name: 'a change in scope after the end',
    guard: 'scope_is_open: wrong-stage',
    id: () => of('tested'),
    before: () => release(`stage = 'withdrawn'`)('tested'),
    does: () => sql`delete from changes where release_id = ${of('tested')}`,
  },
  {
    name: 'an outcome before the start',
    guard: 'outcomes_are_in_time: wrong-stage',
    id: () => of('deployment'),
    before: () => track(`stage = 'scheduling'`)('deployment'),
    does: () =>
      sql`update rollouts set outcome = 'failed', recorded_by = null where release_id = ${of('deployment')}`,
  },
  {
    name: 'a roll-out that begins with an outcome',
    guard: 'rollouts_begin_pending',
    id: () => of('deployment'),
    does: () => sql`insert into rollouts (release_id, installation_id, track, outcome, at)
      select ${of('deployment')}, id, 'self_hosted', 'installed', now() from installations where type = 'serverless' limit 1`,
  },
  {
    name: 'a start without a plan',
    guard: 'start_has_a_plan: no-plan',
    id: () => of('confirmed'),
    before: () =>
      track(`zone = null, start_local = null, expires_local = null, starts_at = null, expires_at = null,
      monitor_hours = null, owner_id = null, planned_by = null`)('confirmed'),
    does: () => track(`stage = 'deployment', started_at = now()`)('confirmed'),
  },
  {
    name: 'a track that moves before its release',
    guard: 'tracks_move_on_tracks: wrong-stage',
    id: () => of('tested'),
    does: () => track(`stage = 'deployment'`)('tested'),
  },
  {
    name: 'a track that is added later',
    guard: 'tracks_begin_unplanned',
    id: () => of('confirmed'),
    does: () =>
      sql`insert into tracks (release_id, type, stage_since) values (${of('confirmed')}, 'sovereign', now())`,
  },
]

test.each(named)('$name: $guard', async one => {
  expect(await tries(one)).toBe(one.guard)
})
