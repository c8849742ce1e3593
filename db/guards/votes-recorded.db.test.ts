import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { attempt, recorded, votes } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { hired } from '@/db/testing/hired'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import type { SignedIn } from '@/lib/release/people'

let here: Gathered
let qa: string
let major: string
let both: SignedIn

beforeAll(async () => {
  here = await gathered()
  await releaseIn('tested', { version: '5.1.0' })
  await releaseIn('tested', { version: '6.0.0', kind: 'major' })
  qa = await here.idOf('5.1.0')
  major = await here.idOf('6.0.0')
  both = await hired('Everything', 'qa', 'product', 'devops')
})

const past = (of: string, by: string) => sql`
  insert into sign_offs (release_id, gate, revision, decision, person_id, role, at)
  values (${of}, 'qa', 1, 'approve', ${by}, 'qa', now())`

test('two votes of one person in one statement are one too many', async () => {
  const [event, row] = votes(here.who('Quinn'), { release: qa, gate: 'qa' })
  const twice = sql`insert into sign_offs (release_id, gate, revision, decision, person_id, role, digest, at)
    select ${qa}, 'qa', 1, 'approve', ${here.who('Quinn').id}, 'qa', 'd', now() from generate_series(1, 2)`
  expect(await attempt(here.who('Quinn'), event ?? sql``, row ?? sql``)).toBe('done')
  expect(await attempt(here.who('Quinn'), event ?? sql``, twice)).toBe(
    'one_vote_per_person: already-voted',
  )
})

test('a vote that no event says is refused, and so is one that the event says otherwise', async () => {
  const quinn = here.who('Quinn')
  const [event, row] = votes(quinn, { release: qa, gate: 'qa' })
  const [reject] = votes(quinn, { release: qa, gate: 'qa', decision: 'reject' })
  expect(await attempt(quinn, row ?? sql``)).toBe('vote_is_recorded')
  expect(await attempt(quinn, reject ?? sql``, row ?? sql``)).toBe('vote_is_recorded')
  expect(await attempt(quinn, event ?? sql``, row ?? sql``)).toBe('done')
})

test('behind the guard of votes is another that asks for an event', async () => {
  const quinn = here.who('Quinn')
  const [event, row] = votes(quinn, { release: qa, gate: 'qa' })
  const guard = (turned: 'enable' | 'disable') =>
    unguarded.execute(sql.raw(`alter table sign_offs ${turned} trigger votes_are_allowed`))
  await guard('disable')
  try {
    expect(await attempt(quinn, row ?? sql``)).toBe('sign_offs_are_recorded')
    expect(await attempt(quinn, event ?? sql``, row ?? sql``)).toBe('done')
  } finally {
    await guard('enable')
  }
})

test('votes are taken back only on the record, and in nobody’s name', async () => {
  const quinn = here.who('Quinn')
  const data = { gate: 'qa', track: null, because: 'refrozen' }
  const event = recorded(quinn, { of: 'release', id: qa, type: 'gateVoided', data })
  const taken = (person: string | null) => sql`
    insert into sign_offs (release_id, gate, revision, decision, person_id, at)
    values (${qa}, 'qa', 0, 'void', ${person}, now())`
  expect(await attempt(quinn, event, taken(null))).toBe('done')
  expect(await attempt(quinn, taken(null))).toBe('vote_is_recorded')
  expect(await attempt(quinn, event, taken(quinn.id))).toBe('void_names_nobody')
})

test('a release does not stay where it is when the votes for that are taken back', async () => {
  const quinn = here.who('Quinn')
  await releaseIn('readiness', { version: '5.2.0' })
  const release = await here.idOf('5.2.0')
  const data = { gate: 'qa', track: null, because: 'refrozen' }
  const event = recorded(quinn, { of: 'release', id: release, type: 'gateVoided', data })
  const taken = sql`insert into sign_offs (release_id, gate, revision, decision, at)
    values (${release}, 'qa', 0, 'void', now())`
  const back = sql`update releases set stage = 'merge-qa' where id = ${release}`
  expect(await attempt(quinn, event, taken, back)).toBe('done')
  expect(await attempt(quinn, event, taken)).toBe('stage_has_its_votes')
})

test('a major release does not leave merge QA with one vote, and does with two', async () => {
  const enters = sql`update releases set stage = 'readiness' where id = ${major}`
  const first = votes(here.who('Quinn'), { release: major, gate: 'qa' })
  expect(await attempt(here.who('Quinn'), ...first, enters)).toBe('stage_has_its_votes')
  await withUndo(['sign_offs'], async () => {
    await unguarded.execute(past(major, both.id))
    expect(await attempt(here.who('Quinn'), ...first, enters)).toBe('done')
  })
})

test('two votes of one person at once, by two sessions and without any lock, are one', async () => {
  const quinn = here.who('Quinn')
  const vote = async () => {
    const client = await db.$client.connect()
    try {
      await client.query('begin')
      await client.query(`select begin_request('person', '${quinn.sessionId}')`)
      const held = client.query(`insert into events
        (aggregate, aggregate_id, seq, subject, actor_id, role, channel, type, data, at)
        select 'release', '${qa}', max(seq) + 1, 'test', '${quinn.id}', 'qa', 'api', 'signedOff',
          '{"gate":"qa","track":null,"revision":1,"decision":"approve"}', now() from events where aggregate_id = '${qa}'`)
      await held
      await client.query(`insert into sign_offs (release_id, gate, revision, decision, person_id, role, at)
        values ('${qa}', 'qa', 1, 'approve', '${quinn.id}', 'qa', now())`)
      await client.query('commit')
      return 'done'
    } catch (error) {
      await client.query('rollback')
      return (error as { constraint?: string }).constraint ?? String(error)
    } finally {
      client.release()
    }
  }
  const answers = await Promise.all(Array.from({ length: 6 }, vote))
  expect(answers.filter(answer => answer === 'done')).toHaveLength(1)
})
