import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { aggregates } from '@/db/testing/aggregates'
import { attempt, recorded } from '@/db/testing/attempt'
import { issued } from '@/db/testing/issued'
import { bringAbout, of, says, seed, who } from '@/db/testing/stage-cases'
import { mayAct } from '@/faults/may-act'
import { roles } from '@/lib/release/workflow'
import type { Token } from '@/lib/release/people'

let place: { id: string; customer: string }
let ci: Token

beforeAll(async () => {
  await bringAbout()
  const { rows } = await db.execute<typeof place>(
    sql`select id, customer_id as customer from installations where sale = 'direct' order by id limit 1`,
  )
  if (!rows[0]) throw new Error('There is no installation.')
  place = rows[0]
  ci = await issued({ by: who('Ada').id, name: 'CI', scopes: ['test-runs:write'] })
})

const edits = (actor: Acting) =>
  recorded(actor, { of: 'installation', id: place.id, type: 'installationEdited' })
const reports = (actor: Acting) =>
  recorded(actor, { of: 'installation', id: place.id, type: 'factsReported' })
const nodes = () => sql`update installations set nodes = nodes + 1 where id = ${place.id}`
const sold = () => sql`update installations set sale = 'resale' where id = ${place.id}`
const covers = () => sql`
  update installations set contract = '[{"flag": "maintenanceCovered", "value": true, "validFrom": "2026-01-01"}]'
  where id = ${place.id}`
const contract = (actor: Acting): [Acting, ...SQL[]] => [
  actor,
  recorded(actor, { of: 'installation', id: place.id, type: 'contractFlagRecorded' }),
  covers(),
]
const name = () => sql`update customers set name = 'Another' where id = ${place.customer}`
const renames = (actor: Acting) =>
  recorded(actor, { of: 'customer', id: place.customer, type: 'customerEdited' })
const confirmed = (by: string | null) => sql`
  insert into customers (id, name, country, vat_id, partner, vat_confirmed_on, vat_reference, vat_confirmed_by)
  values ('11111111-1111-4111-8111-111111111111', 'New', 'DE', 'DE123456704', false, '2026-11-01', 'WAPI', ${by})`
const adds = (actor: Acting, type = 'customerAdded') =>
  recorded(actor, { of: 'customer', id: '11111111-1111-4111-8111-111111111111', type })
const freeze = (more: string) => sql`
  insert into freezes (id, tracks, reason, zone, start_local, end_local, starts_at, ends_at, added_by, ended_at, ended_by)
  values ('11111111-1111-4111-8111-111111111111', '{serverless}', 'x', 'UTC', '', '', now(), now() + interval '1 day',
    ${who('Dora').id}, ${sql.raw(more)})`
const frozen = (actor: Acting) =>
  recorded(actor, {
    of: 'freeze',
    id: '11111111-1111-4111-8111-111111111111',
    type: 'freezeAdded',
  })
const incident = (more: string) => sql`
  insert into incidents (release_id, incident, track, severity, summary, reported_at, reported_by, resolved_at, resolved_by)
  values (${of('monitoring')}, 1, 'self_hosted', 1, 'x', now(), ${who('Dora').id}, ${sql.raw(more)})`
const run = (by: Acting) =>
  recorded(by, { of: 'release', id: of('tested'), type: 'testRunRecorded' })
const aRun = () => sql`
  insert into test_runs (release_id, suite, commit, passed, failed, errored, skipped, flaky, verdict, failures, recorded_by, at)
  values (${of('tested')}, 'x', 'x', 1, 0, 0, 0, 0, 'passed', '[]', null, now())`
const started = (set: string) =>
  sql`update tracks set ${sql.raw(set)} where release_id = ${of('deployment')}`

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  ['sales edits an installation', 'done', () => [who('Sunna'), edits(who('Sunna')), nodes()]],
  ['devops edits an installation', 'done', () => [who('Dora'), edits(who('Dora')), nodes()]],
  ...['Vera', 'Quinn', 'Petra', 'Ada'].map((one): (typeof cases)[number] => [
    `${one} edits an installation`,
    'records_are_kept_by_their_writers: wrong-role',
    () => [who(one), edits(who(one)), nodes()],
  ]),
  ['sales edits a customer', 'done', () => [who('Sunna'), renames(who('Sunna')), name()]],
  [
    'a viewer edits a customer',
    'records_are_kept_by_their_writers: wrong-role',
    () => [who('Vera'), renames(who('Vera')), name()],
  ],
  ['devops freezes tracks', 'done', () => [who('Dora'), frozen(who('Dora')), freeze('null, null')]],
  [
    'a freeze begins as ended',
    'freezes_begin_whole',
    () => [who('Dora'), frozen(who('Dora')), freeze(`now(), '${who('Dag').id}'`)],
  ],
  [
    'devops reports an incident',
    'done',
    () => [who('Dora'), says(who('Dora'), of('monitoring')), incident('null, null')],
  ],
  [
    'an incident begins as resolved',
    'incidents_begin_open',
    () => [who('Dora'), says(who('Dora'), of('monitoring')), incident(`now(), '${who('Dag').id}'`)],
  ],
  [
    'a viewer writes the notes of a release',
    'records_are_kept_by_their_writers: wrong-role',
    () => [
      who('Vera'),
      says(who('Vera'), of('tested')),
      sql`update releases set title = 'x' where id = ${of('tested')}`,
    ],
  ],
  [
    'sales confirms a VAT id that was there',
    'done',
    () => [
      who('Sunna'),
      adds(who('Sunna')),
      sql`insert into customers (id, name, country, vat_id, partner)
        values ('11111111-1111-4111-8111-111111111111', 'New', 'DE', 'DE123456704', false)`,
      sql`update customers set vat_confirmed_on = '2026-11-01', vat_reference = 'WAPI', vat_confirmed_by = ${who('Sunna').id}
        where id = '11111111-1111-4111-8111-111111111111'`,
    ],
  ],
  [
    'a customer begins as confirmed, by devops',
    'vat_ids_are_confirmed_by_sales: wrong-role',
    () => [who('Dora'), adds(who('Dora')), confirmed(who('Dora').id)],
  ],
  [
    'a customer begins as confirmed, in the name of another',
    'vat_ids_are_confirmed_by_who_acts',
    () => [who('Sunna'), adds(who('Sunna')), confirmed(who('Sacha').id)],
  ],
  [
    'the seed confirms a VAT id',
    'done',
    () => [seed, adds(seed, 'vatIdConfirmed'), confirmed(null)],
  ],
  [
    'a job confirms a VAT id',
    'vat_ids_are_confirmed_by_sales: wrong-role',
    () => {
      const scheduler = { kind: 'machine', name: 'scheduler' } as const
      return [scheduler, adds(scheduler, 'vatIdConfirmed'), confirmed(null)]
    },
  ],
  ['sales records what a contract says', 'done', () => contract(who('Sunna'))],
  ['the seed does', 'done', () => contract(seed)],
  ['devops does', 'contracts_are_recorded_by_sales: wrong-role', () => contract(who('Dora'))],
  [
    'a job does',
    'contracts_are_recorded_by_sales: wrong-role',
    () => contract({ kind: 'machine', name: 'scheduler' }),
  ],
  [
    'devops adds an installation with a contract',
    'contracts_are_recorded_by_sales: wrong-role',
    () => [
      who('Dora'),
      recorded(who('Dora'), {
        ...{ of: 'installation', id: '11111111-1111-4111-8111-111111111111' },
        type: 'installationAdded',
      }),
      sql`insert into installations
        select (jsonb_populate_record(i, '{"id": "11111111-1111-4111-8111-111111111111", "name": "x", "contract": [{}]}')).*
        from installations i where i.id = ${place.id}`,
    ],
  ],
  ['a token records a run', 'done', () => [ci, run(ci), aRun()]],
  [
    'a token edits the release beside it',
    'tokens_change_their_own',
    () => [ci, run(ci), sql`update releases set title = 'x' where id = ${of('tested')}`],
  ],
  [
    'a token answers a criterion beside it',
    'tokens_change_their_own',
    () => [
      ci,
      recorded(ci, { of: 'release', id: of('readiness'), type: 'testRunRecorded' }),
      sql`update criteria set state = 'passing', answered_by = null where release_id = ${of('readiness')}`,
    ],
  ],
  [
    'what is rolled out is held',
    'done',
    () => [who('Dora'), says(who('Dora'), of('deployment')), started(`held = 'x'`)],
  ],
  [
    'a start is taken back',
    'starts_are_kept',
    () => [who('Dora'), says(who('Dora'), of('deployment')), started('started_at = null')],
  ],
  [
    'a start is dated back',
    'starts_are_kept',
    () => [
      who('Dora'),
      says(who('Dora'), of('deployment')),
      started(`started_at = started_at - interval '1 hour'`),
    ],
  ],
]

test.each(cases)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})

test('an installation that reports changes its facts and nothing else', async () => {
  const agent = await issued({
    ...{ by: who('Ada').id, name: 'Agent', scopes: ['installations:write'] },
    installationId: place.id,
  })
  expect(await attempt(agent, reports(agent), nodes())).toBe('done')
  expect(await attempt(agent, reports(agent), sold())).toBe('tokens_change_their_own')
  expect(await attempt(agent, reports(agent), name())).toBe('tokens_change_their_own')
  expect(await attempt(agent, reports(agent), covers())).toMatch(/contracts_are_recorded_by_sales/)
})

test('the guards know who writes which record as the forms have it', async () => {
  const { rows } = await db.execute<{ of: string; roles: string[] }>(
    sql`select aggregate as of, roles from writers order by aggregate`,
  )
  const inForms = aggregates.map(({ name, payloads }) => {
    const may = Object.keys(payloads).flatMap(type => mayAct[type] ?? [])
    return { of: name, roles: roles.filter(role => may.includes(role)) }
  })
  const listed = rows.map(row => ({
    ...row,
    roles: roles.filter(role => row.roles.includes(role)),
  }))
  expect(listed).toEqual(inForms.toSorted((a, b) => (a.of < b.of ? -1 : 1)))
})
