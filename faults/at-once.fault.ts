import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { looking } from '@/db/seeds/looking'
import { seedPeople } from '@/db/seeds/people'
import { commitOf, teller, type Teller } from '@/db/seeds/teller'
import { releaseIn, type Reach } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { Command } from '@/lib/release/commands'
import type { Intent } from '@/lib/release/seeing'
import { long, randomFrom, report, seed, tally } from './reach'

let tell: Teller
let count = 0
const random = randomFrom(seed)

beforeAll(async () => {
  await seedPeople(new Date('2026-09-01T08:00:00Z'))
  tell = await teller({ now: new Date() })
})

type Click = { reach: Reach; who: string; intent: Intent; leaves: string; loser: string[] }
const reason = 'By chance.'

// What the loser hears is what has become true by the winner.
const clicks: readonly Click[] = [
  {
    ...{ reach: 'tested', who: 'Quinn', intent: { type: 'approveQa' } },
    ...{ leaves: 'signedOff', loser: ['wrong-stage'] },
  },
  {
    ...{ reach: 'opened', who: 'Paul', intent: { type: 'freezeCode', commit: commitOf('a') } },
    ...{ leaves: 'codeFrozen', loser: ['already-frozen'] },
  },
  {
    ...{ reach: 'frozen', who: 'Paul', leaves: 'codeFrozen', loser: ['same-commit'] },
    intent: { type: 'refreezeCode', commit: commitOf('b'), reason },
  },
  {
    ...{ reach: 'opened', who: 'Petra', intent: { type: 'withdrawRelease', reason } },
    ...{ leaves: 'releaseWithdrawn', loser: ['wrong-stage'] },
  },
]

test('a double click has one effect, and the other answer says why', async () => {
  const counts = tally()
  for (let round = 0; round < (long ? 25 : 2); round += 1)
    for (const click of clicks) {
      const { asked, version, before } = await ready(click)
      const answers = await Promise.all([perform(release, asked), perform(release, asked)])
      expect(answers.filter(answer => answer?.ok)).toHaveLength(1)
      const refused = answers.flatMap(answer => (answer?.ok === false ? answer.refusal.code : []))
      expect(click.loser, `${click.intent.type}: ${refused.join()}`).toContain(refused[0])
      expect(await left(version, click.leaves)).toBe(before + 1)
      counts.count('double clicks')
    }
  report('double clicks', counts.all(), { effects: 1 })
})

test('a stale form changes nothing', async () => {
  const counts = tally()
  for (let round = 0; round < (long ? 25 : 3); round += 1) {
    const version = await fresh('tested')
    const old = await looking(version, { type: 'approveQa' })
    const run = { suite: 'another', commit: commitOf(`${version} merge`), passed: 1, failed: 0 }
    const rest = { errored: 0, skipped: 0, flaky: 0, failures: [] }
    const verdict = 'passed' as const
    await tell.act('Quinn', version, { type: 'recordTestRun', run: { ...run, ...rest, verdict } })
    const answer = await perform(release, askedBy('Quinn', version, old))
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'changed-since' } })
    expect(await left(version, 'signedOff')).toBe(0)
    counts.count('stale forms')
  }
  report('stale forms', counts.all(), { effects: 0 })
})

test('when the answer is lost, doing it again does it at most once', async () => {
  const counts = tally()
  for (let round = 0; round < (long ? 100 : 6) * clicks.length; round += 1) {
    const click = random.one(clicks)
    const { asked, version, before } = await ready(click)
    const cutting = cutAfter(random.below(40))
    const answered = await perform(release, asked).then(
      () => true,
      () => false,
    )
    await cutting
    const written = (await left(version, click.leaves)) > before
    // Who asked hears neither: the connection was cut, or the answer went to a form that is gone.
    if (answered || written) counts.count('lost after the commit')
    else counts.count('lost before it')
    if (answered) expect(written, 'acknowledged').toBe(true)
    await again(asked)
    expect(await left(version, click.leaves)).toBe(before + 1)
  }
  const names = ['lost before it', 'lost after the commit'] as const
  const reach = Object.fromEntries(names.map(name => [name, counts.of(name)]))
  report('lost answers', reach, { effects: 1 })
})

async function ready({ reach, who, intent, leaves }: Click) {
  const version = await fresh(reach)
  const asked = askedBy(who, version, await looking(version, intent))
  return { version, asked, before: await left(version, leaves) }
}

function askedBy(who: string, version: string, command: Command) {
  const actor = tell.cast.get(who)
  if (!actor) throw new Error(`${who} is not there.`)
  return { actor, subject: version, command, channel: 'screen' as const }
}

async function fresh(reach: Reach) {
  const version = `3.${(count += 1)}.0`
  await releaseIn(reach, { version })
  return version
}

async function again(asked: ReturnType<typeof askedBy>) {
  for (let tries = 0; tries < 3; tries += 1)
    try {
      return await perform(release, asked)
    } catch {
      await sleep(50) // the next connection of the pool may have been cut as well
    }
  throw new Error('It could not be done again.')
}

// The connection goes while the command is on its way: nobody knows then what became of it.
async function cutAfter(milliseconds: number) {
  await sleep(milliseconds)
  await unguarded.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'console_app' and state <> 'idle'`)
}

async function left(version: string, type: string) {
  for (let tries = 0; ; tries += 1)
    try {
      const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int from events
        where aggregate = 'release' and subject = ${version} and type = ${type}`)
      return rows[0]?.count ?? 0
    } catch (error) {
      if (tries > 3) throw error
    }
}
