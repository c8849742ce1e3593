import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { isBusy } from '@/db/busy'
import { forbiddenBy, isSignedOut } from '@/db/refused'
import { looking } from '@/db/seeds/looking'
import { commitOf } from '@/db/seeds/teller'
import { unguarded } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import type { Intent } from '@/lib/release/seeing'
import { authorName, partNames, type Lane, type Part } from './lane'
import type { Random, tally } from './reach'

export type Rules = typeof release
type Race = {
  rules: Rules
  lane: Lane
  number: number
  version: string
  random: Random
  counts: ReturnType<typeof tally>
}
type Move = (race: Race) => Promise<unknown>

/** One release, several people, no order: what each does comes at a moment of its own. */
export async function run(race: Race) {
  const touched = new Set<Part>()
  await all(race, atQa, touched)
  if ((await stageOf(race.version)) === 'readiness') {
    race.counts.count('reach approval')
    await meetCriteria(race.version)
    await all(race, atReadiness, touched)
    if ((await stageOf(race.version)) === 'tracks') race.counts.count('reach both gates')
  }
  for (const part of touched) await race.lane.manage(part, 'restore')
}

async function all(race: Race, moves: readonly Weighted[], touched: Set<Part>) {
  const { random, counts, lane } = race
  const bag = moves.flatMap(([weight, move]) => Array<Move>(weight).fill(move))
  const chosen = Array.from({ length: 4 + random.below(5) }, () => random.one(bag))
  const removed = random.chance(0.35) ? random.one(partNames) : null
  const meddling = removed && {
    part: removed,
    how: random.chance(0.5) ? ('revoke' as const) : ('disable' as const),
    after: random.below(25),
  }
  if (meddling) touched.add(meddling.part)
  await Promise.all([
    ...chosen.map(move => move(race)),
    meddling &&
      sleep(meddling.after).then(async () => {
        await lane.manage(meddling.part, meddling.how)
        counts.count(meddling.how)
      }),
  ])
}

type Weighted = readonly [number, Move]
const text = 'By chance.'

const atQa: readonly Weighted[] = [
  [12, vote('approveQa')],
  [1, by(['tester', 'second'], () => ({ type: 'rejectQa', reason: text }))],
  [2, refreeze()],
  [1, importOne()],
  [1, by(['opener'], () => ({ type: 'editRelease', title: text, notes: '' }))],
  [1, by(['opener'], () => ({ type: 'withdrawRelease', reason: text }), 0.3)],
]
const atReadiness: readonly Weighted[] = [
  [9, vote('approveReadiness')],
  [1, by(['opener', 'second'], () => ({ type: 'requestChanges', reason: text }), 0.5)],
  [1, refreeze()],
  [2, importOne()],
  [1, by(['opener'], race => ({ type: 'editRelease', title: text, notes: another(race) }))],
  [1, by(['opener'], () => ({ type: 'withdrawRelease', reason: text }), 0.3)],
]

function vote(type: 'approveQa' | 'approveReadiness'): Move {
  return by([...partNames, 'second', 'second'], () => (type === 'approveQa' ? { type } : { type }))
}

function refreeze(): Move {
  const who = ['freezer', 'tester', 'second'] as const
  return by(who, race => ({ type: 'refreezeCode', commit: commitOf(another(race)), reason: text }))
}

function importOne(): Move {
  return by(['opener'], race => ({
    type: 'importChanges',
    changes: [changeOf(race, race.random.chance(0.5))],
  }))
}

const another = ({ version, random }: Race) => `${version} ${random.below(2 ** 30)}`

/** A change of the lane's author, or of a stranger. */
export function changeOf(race: Race, theirs: boolean) {
  const wrote = theirs ? authorName(race.number) : 'A. Stranger'
  return {
    ...{ sha: commitOf(another(race)), committedAt: null, authorName: wrote, authorEmail: null },
    ...{ pullRequest: null, subject: 'fix: one thing', kind: 'fix' as const, scope: null },
    breaking: false,
  }
}

// Whoever acts looked at the release a while ago, and thinks to hold what they held then.
function by(who: readonly Part[], intent: (race: Race) => Intent, often = 1): Move {
  return async race => {
    if (!race.random.chance(often)) return
    const { actor } = race.lane.cast[race.random.one(who)]
    const meant = intent(race)
    const [reads, acts] = [race.random.below(15), race.random.below(15)]
    await sleep(reads)
    const command = await looking(race.version, meant)
    await sleep(acts)
    await enter(race, actor, command)
  }
}

async function enter(
  { rules, version, counts }: Race,
  actor: SignedIn,
  command: Awaited<ReturnType<typeof looking>>,
) {
  try {
    const asked = { actor, subject: version, command, channel: 'screen' } as const
    const decision = await perform(rules, asked)
    counts.count(decision?.ok ? 'done' : (decision?.refusal.code ?? 'nothing there'))
  } catch (error) {
    counts.count(nameOf(error))
  }
}

function nameOf(error: unknown) {
  if (isSignedOut(error)) return 'signed-out'
  if (isBusy(error)) return 'busy'
  const guard = forbiddenBy(error) ?? collided(error)
  if (guard) return guard
  throw error
}

// PostgreSQL, appendix A: unique_violation, deadlock_detected. Only who does not lock meets them.
function collided(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : null
  if (code === '23505') return 'number-taken'
  return code === '40P01' ? 'deadlock' : collided(error.cause)
}

async function stageOf(version: string) {
  const { rows } = await db.execute<{ stage: string }>(
    sql`select stage from releases where version = ${version}`,
  )
  return rows[0]?.stage
}

// Not by commands: how the criteria came to be met is no part of these races.
const meetCriteria = (version: string) =>
  unguarded.execute(sql`update criteria set state = 'passing', evidence = 'seen'
    where release_id = (select id from releases where version = ${version})`)
