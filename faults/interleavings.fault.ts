import { sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { release } from '@/db/aggregates/release'
import { looking } from '@/db/seeds/looking'
import { commitOf } from '@/db/seeds/teller'
import { unguarded } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import type { Intent } from '@/lib/release/seeing'
import { careless } from './careless'
import { added, laneOf, type Lane } from './lane'
import { changeOf, run, type Rules } from './race'
import { long, randomFrom, report, seed, tally } from './reach'
import { violations, wholeRecord } from './second-rule'

const LANES = 8
let lanes: Lane[]

beforeAll(async () => {
  leaveOutGuards()
  const admin = await added('admin@example.com', ['admin'])
  for (const name of ['ops-1@example.com', 'ops-2@example.com']) await added(name, ['devops'])
  lanes = []
  for (let lane = 0; lane < LANES; lane += 1) lanes.push(await laneOf(lane, admin))
})

const ofRules = ['already-voted', 'froze-it-yourself', 'wrote-a-change', 'signed-another-gate']

test('nobody gets past a gate, in whichever order things happen', async () => {
  const counts = await interleave(long ? 5_000 : 240, release)
  expect(counts.of('number-taken') + counts.of('deadlock'), 'collisions').toBe(0)
  expect(violations(await wholeRecord())).toEqual([])
  expect(counts.of('reach approval')).toBeGreaterThanOrEqual(long ? 1_000 : 48)
  const met = ['reach both gates', 'revoke', 'disable', 'signed-out', 'wrong-role', 'changed-since']
  report('interleavings', reached(counts.all(), [...met, ...ofRules]), counts.all())
})

test('nobody does where every rule and lock is forgotten, and only the database is left', async () => {
  majors = 0.4
  const counts = await interleave(long ? 1_000 : 120, careless, 1)
  expect(violations(await wholeRecord())).toEqual([])
  const met = ['signed-out', 'wrong-role', 'stage_has_its_votes']
  report('only the guards', reached(counts.all(), [...met, ...ofRules]), counts.all())
})

// Or else the two above would prove nothing.
test('without the guards the second rule finds who did', async () => {
  await unguarded.execute(sql`alter table sign_offs disable trigger votes_are_allowed`)
  const counts = await interleave(long ? 200 : 40, careless, 2)
  const found = tally()
  for (const words of violations(await wholeRecord())) found.count(words.split(': ')[1] ?? '')
  const kinds = ['signed what they froze', 'signed what they wrote', 'signed twice']
  report('without the guards', reached(found.all(), kinds), { done: counts.of('done') })
})

async function interleave(many: number, rules: Rules, salt = 0) {
  const counts = tally()
  const numbers = Array.from({ length: many }, (_, index) => index).values()
  await Promise.all(
    lanes.map(async (lane, number) => {
      for (const index of numbers) {
        const random = randomFrom(seed + salt + index * 7_919)
        const race = { rules, lane, number, version: '', random, counts }
        race.version = await bringToQa(race)
        await run(race)
      }
    }),
  )
  return counts
}

// What a guard stops is a line in the log; here it is by the thousand, and expected.
function leaveOutGuards() {
  const { error } = console
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    if (!String(words[0]).startsWith('The guard ')) error(...words)
  })
}

let opening: Promise<unknown> = Promise.resolve()
let opened = 0
let majors = 0.15

type Prepared = Parameters<typeof run>[0]

async function bringToQa(race: Prepared) {
  const { opener, freezer, tester } = race.lane.cast
  const version = await openNext(race, opener.actor)
  const at = { ...race, version }
  await must(opener.actor, version, {
    type: 'importChanges',
    changes: [changeOf(at, race.random.chance(0.5)), changeOf(at, false)],
  })
  const commit = commitOf(version)
  await must(freezer.actor, version, { type: 'freezeCode', commit })
  const counts = { passed: 12, failed: 0, errored: 0, skipped: 0, flaky: 0, failures: [] }
  const run = { suite: 'regression', commit, ...counts, verdict: 'passed' as const }
  await must(tester.actor, version, { type: 'recordTestRun', run })
  return version
}

// One after the other: a version has to be greater than those before it.
function openNext({ random }: Prepared, opener: SignedIn): Promise<string> {
  const kind = random.chance(majors) ? 'major' : 'minor'
  const next = opening.then(async () => {
    opened += 1
    const version = kind === 'major' ? `${opened}.0.0` : `${opened}.1.0`
    const about = { kind, title: version, notes: '', tracks: ['self_hosted' as const] } as const
    await must(opener, version, { type: 'openRelease', ...about, tracks: [...about.tracks] })
    return version
  })
  opening = next
  return next
}

async function must(actor: SignedIn, version: string, intent: Intent) {
  const command = await looking(version, intent)
  const asked = { actor, subject: version, command, channel: 'screen' } as const
  const decision = await perform(release, asked)
  if (!decision?.ok) throw new Error(`${version} ${intent.type}: ${JSON.stringify(decision)}`)
}

const reached = (counts: Readonly<Record<string, number>>, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, counts[name] ?? 0]))
