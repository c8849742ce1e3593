import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { bringAbout, of, release, tries, who, type Case } from '@/db/testing/stage-cases'

beforeAll(bringAbout)

const allowed: Case[] = [
  {
    name: 'a title is edited',
    guard: 'done',
    id: () => of('deployment'),
    does: () => release(`title = 'Other'`)('deployment'),
  },
  {
    name: 'a commit is frozen',
    guard: 'done',
    by: 'Paul',
    id: () => of('tested'),
    does: () =>
      sql`update releases set revision = 2, commit = 'b', frozen_by = ${who('Paul').id} where id = ${of('tested')}`,
  },
  {
    name: 'a release is withdrawn',
    guard: 'done',
    id: () => of('answered'),
    does: () => release(`stage = 'withdrawn'`)('answered'),
  },
  {
    name: 'a criterion is answered',
    guard: 'done',
    by: 'Petra',
    id: () => of('readiness'),
    does: () =>
      sql`update criteria set state = 'passing', answered_by = ${who('Petra').id} where release_id = ${of('readiness')}`,
  },
  {
    name: 'a change is taken out',
    guard: 'done',
    id: () => of('tested'),
    does: () => sql`delete from changes where release_id = ${of('tested')}`,
  },
]

const ofReleases: Case[] = [
  {
    name: 'jumps over readiness',
    guard: 'releases_move_legally: wrong-stage',
    id: () => of('tested'),
    does: () => release(`stage = 'tracks'`)('tested'),
  },
  {
    name: 'is closed from the start',
    guard: 'releases_move_legally: wrong-stage',
    id: () => of('tested'),
    does: () => release(`stage = 'closed'`)('tested'),
  },
  {
    name: 'enters readiness without a vote',
    guard: 'stage_has_its_votes',
    id: () => of('tested'),
    does: () => release(`stage = 'readiness'`)('tested'),
  },
  {
    name: 'enters its tracks without a vote',
    guard: 'stage_has_its_votes',
    id: () => of('answered'),
    does: () => release(`stage = 'tracks'`)('answered'),
  },
  {
    name: 'is closed with a track open',
    guard: 'release_closes_with_its_tracks',
    id: () => of('monitoring'),
    does: () => release(`stage = 'closed'`)('monitoring'),
  },
  {
    name: 'goes back once started',
    guard: 'started_does_not_go_back: already-started',
    id: () => of('monitoring'),
    does: () => release(`stage = 'readiness'`)('monitoring'),
  },
  {
    name: 'is withdrawn once started',
    guard: 'started_does_not_go_back: already-started',
    id: () => of('deployment'),
    does: () => release(`stage = 'withdrawn'`)('deployment'),
  },
  {
    name: 'has other notes once started',
    guard: 'notes_are_kept_once_started: already-started',
    id: () => of('deployment'),
    does: () => release(`notes = 'Other'`)('deployment'),
  },
  {
    name: 'comes back from withdrawal',
    guard: 'releases_move_legally: wrong-stage',
    id: () => of('answered'),
    before: () => release(`stage = 'withdrawn'`)('answered'),
    does: () => release(`stage = 'readiness'`)('answered'),
  },
  {
    name: 'is frozen in the name of another',
    guard: 'freezer_is_who_acts',
    by: 'Quinn',
    id: () => of('tested'),
    does: () =>
      sql`update releases set revision = 2, commit = 'b', frozen_by = ${who('Paul').id} where id = ${of('tested')}`,
  },
  {
    name: 'gets another freezer afterwards',
    guard: 'revisions_have_no_gap',
    by: 'Petra',
    id: () => of('tested'),
    does: () => sql`update releases set frozen_by = ${who('Petra').id} where id = ${of('tested')}`,
  },
  {
    name: 'gets another commit under its revision',
    guard: 'revisions_have_no_gap',
    by: 'Paul',
    id: () => of('tested'),
    does: () => release(`commit = 'b'`)('tested'),
  },
  {
    name: 'leaves revisions out',
    guard: 'revisions_have_no_gap',
    by: 'Paul',
    id: () => of('tested'),
    does: () => release(`commit = 'b', revision = 7`)('tested'),
  },
  {
    name: 'is frozen by a machine',
    guard: 'freezer_is_who_acts',
    id: () => of('tested'),
    does: () => release(`commit = 'b', revision = 2, frozen_by = null`)('tested'),
  },
  {
    name: 'is frozen again and keeps its stage',
    guard: 'stage_has_its_votes',
    by: 'Paul',
    id: () => of('answered'),
    does: () =>
      sql`update releases set revision = 2, commit = 'b', frozen_by = ${who('Paul').id} where id = ${of('answered')}`,
  },
  {
    name: 'is frozen once started',
    guard: 'freezes_before_the_start: already-started',
    by: 'Paul',
    id: () => of('deployment'),
    does: () => release(`commit = 'b', revision = 2`)('deployment'),
  },
  {
    name: 'loses a change once started',
    guard: 'scope_is_kept_once_started: already-started',
    id: () => of('deployment'),
    does: () => sql`delete from changes where release_id = ${of('deployment')}`,
  },
  {
    name: 'is answered for in the name of another',
    guard: 'answers_are_by_who_acts',
    by: 'Dora',
    id: () => of('readiness'),
    does: () =>
      sql`update criteria set state = 'passing', answered_by = ${who('Petra').id} where release_id = ${of('readiness')}`,
  },
  {
    name: 'has a finding waived without an end',
    guard: '23514 waiver_is_whole',
    by: 'Petra',
    id: () => of('readiness'),
    does: () =>
      sql`update criteria set state = 'waived', reason = 'x', answered_by = ${who('Petra').id} where release_id = ${of('readiness')}`,
  },
  {
    name: 'has a finding waived by who approved',
    guard: 'approver_does_not_waive: approved-by-you',
    by: 'Petra',
    id: () => of('confirmed'),
    does: () =>
      sql`update criteria set state = 'waived', reason = 'x', compensation = 'y', expires_at = now(), answered_by = ${who('Petra').id} where release_id = ${of('confirmed')}`,
  },
  {
    name: 'is opened further on',
    guard: 'releases_begin_at_merge_qa',
    id: () => of('tested'),
    does: () => sql`insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
      values (gen_random_uuid(), '7.7.7', 'minor', '', '', 1, 'tracks', now(), now())`,
  },
]

test.each(allowed)('$name', async one => {
  expect(await tries(one)).toBe(one.guard)
})

test.each(ofReleases)('a release that $name is refused', async one => {
  expect(await tries(one)).toBe(one.guard)
})
