import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { release } from '@/db/aggregates/release'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { getSituation } from '@/db/queries/situation'
import { seedCustomers } from '@/db/seeds/customers'
import { demoPeople, seedPeople } from '@/db/seeds/people'
import { teller } from '@/db/seeds/teller'
import { releaseIn, type Reach } from '@/db/testing/release-in'
import { perform } from '@/lib/perform'
import type { Command } from '@/lib/release/commands'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/release/permissions'
import type { Situation } from '@/lib/release/situation'
import {
  commandNames,
  roles,
  rules,
  type CommandName,
  type TrackType,
} from '@/lib/release/workflow'

const tracks: TrackType[] = ['serverless', 'self_hosted']
const places = [
  'opened',
  'readiness',
  'confirmed',
  'deployment',
  'monitoring',
] as const satisfies Reach[]
const versionOf = (place: Reach) => `7.${places.findIndex(one => one === place) + 1}.0`
const ended = { withdrawn: '8.1.0', closed: '8.2.0' }

let actors: Acting[] = []

beforeAll(async () => {
  const before = new Date(Date.now() - 30 * 86_400_000)
  await seedPeople(before)
  await seedCustomers(before)
  for (const place of places) await releaseIn(place, { version: versionOf(place), tracks })
  const clock = { now: new Date(Date.now() - 600_000) }
  const tell = await teller(clock)
  for (const place of ['deployment', 'monitoring'] as const)
    await tell.act('Dora', versionOf(place), {
      type: 'holdTrack',
      track: 'serverless',
      reason: 'disk',
    })
  await releaseIn('opened', { version: ended.withdrawn })
  await tell.act('Petra', ended.withdrawn, { type: 'withdrawRelease', reason: 'not needed' })
  await releaseIn('monitoring', { version: ended.closed })
  const closing = { track: 'self_hosted', reason: 'quiet' } as const
  await tell.act('Dora', ended.closed, { type: 'closeTrack', ...closing })
  actors = [
    ...roles.flatMap(held => {
      const holder = demoPeople.find(({ role }) => role === held)
      return tell.cast.get(holder?.name ?? '') ?? []
    }),
    { kind: 'machine', name: 'scheduler' },
  ]
})

describe.each([...places.map(versionOf), ...Object.values(ended)])('on release %s', version => {
  test('what the rules refuse writes nothing, whoever asks, and is refused for the same reason', async () => {
    const situation = await getSituation({} as Viewer, version)
    if (!situation) throw new Error(`${version} is not there.`)
    const before = await countEvents()
    let refused = 0
    for (const name of commandNames)
      for (const track of onEach(name)) {
        const asked = actors.map(actor => refusedAlike(situation, { name, track, actor }))
        refused += (await Promise.all(asked)).filter(Boolean).length
      }
    expect(refused).toBeGreaterThan(commandNames.length * 5)
    expect(await countEvents()).toBe(before)
  }, 60_000)
})

test('a release that does not exist is answered by null, and nothing is written', async () => {
  const before = await countEvents()
  const [actor] = actors
  if (!actor) throw new Error('Nobody is there.')
  const command = { type: 'approveQa', seen: 'a'.repeat(64) } as const
  const asked = { actor, subject: '99.9.9', command, channel: 'api' } as const
  expect(await perform(release, asked)).toBeNull()
  expect(await countEvents()).toBe(before)
})

const onEach = (name: CommandName) => (rules[name].scope === 'track' ? tracks : [null])

type Asked = { name: CommandName; track: TrackType | null; actor: Acting }

/** 1 when the rules refuse and the door refuses alike; 0 when the rules have nothing against it, which is not tried. */
async function refusedAlike(situation: Situation, { name, track, actor }: Asked) {
  const refusal = obstacle(situation, name, actor, track)
  if (!refusal) return 0
  // What a command carries is looked at only after its place and its actor: here it never is.
  const command = { type: name, ...(track && { track }) } as Command
  const subject = situation.release.version
  const answer = await perform(release, { actor, subject, command, channel: 'api' })
  expect(answer, `${name} on ${String(track)}`).toEqual({ ok: false, refusal })
  return 1
}

async function countEvents() {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from events`,
  )
  return rows[0]?.count ?? 0
}
