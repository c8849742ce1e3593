import pg from 'pg'
import { criteriaFor, newestTemplate } from '@/lib/release/criteria'
import type { SignedIn } from '@/lib/release/people'

const criteria = criteriaFor(newestTemplate, 'minor', ['serverless']).map(({ key }) => key)

/**
 * What somebody who knows the tables writes for one approval of QA, and no statement more: it leaves the rows that
 * perform() leaves, under the same guards. Nothing is read that a rule needs, so nothing is decided.
 */
export async function signByHand(
  client: pg.Client,
  { id: person, sessionId }: SignedIn,
  version: string,
) {
  const at = new Date()
  const run = (name: string, text: string, ...values: unknown[]) =>
    client.query<{ id: string; seq: number }>({ name, text, values })
  await client.query('begin')
  await run('who', `select begin_request('person', $1)`, sessionId)
  const { rows } = await run(
    'lock',
    `select r.id, (select max(seq) from events where aggregate = 'release' and aggregate_id = r.id) as seq
     from releases r where version = $1 for update`,
    version,
  )
  const { id, seq } = rows[0] ?? { id: '', seq: 0 }
  await run(
    'record',
    `insert into events (aggregate, aggregate_id, seq, subject, actor_id, role, channel, type, data, at) values
     ('release', $1, $2::int + 1, $3, $4, 'qa', 'screen', 'signedOff', '{"gate":"qa","track":null,"revision":1,
       "decision":"approve","reason":null,"digest":"by hand"}', $5),
     ('release', $1, $2::int + 2, $3, $4, 'qa', 'screen', 'stageEntered', '{"stage":"readiness"}', $5)`,
    ...[id, seq, version, person, at],
  )
  await run(
    'vote',
    `insert into sign_offs (release_id, gate, revision, decision, person_id, role, digest, at)
     values ($1, 'qa', 1, 'approve', $2, 'qa', 'by hand', $3)`,
    ...[id, person, at],
  )
  await run(
    'move',
    `update releases set stage = 'readiness', stage_since = $2 where id = $1`,
    id,
    at,
  )
  await run(
    'criteria',
    `insert into criteria (release_id, key, position)
     select $1, key, place - 1 from unnest($2::text[]) with ordinality listed(key, place)`,
    ...[id, criteria],
  )
  await client.query('commit')
}
