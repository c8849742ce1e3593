import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { releases, rollouts } from '@/db/schema'
import * as step from '@/db/seeds/steps'
import { commitOf, teller, type Teller } from '@/db/seeds/teller'
import type { ReleaseKind, TrackType } from '@/lib/release/workflow'

/** How far a release can be brought, in order. Serverless stays planned for later: it would start by itself. */
export const reaches = [
  'opened',
  'frozen',
  'tested',
  'readiness',
  'answered',
  'scheduling',
  'planned',
  'confirmed',
  'deployment',
  'monitoring',
] as const
export type Reach = (typeof reaches)[number]

export type Wanted = {
  version: string
  kind: ReleaseKind
  title: string
  tracks: TrackType[]
  subjects: readonly string[]
}
type Told = {
  tell: Teller
  clock: { now: Date }
  wanted: Wanted & { notes: string }
  goes: boolean
}

const usual = {
  kind: 'minor',
  title: 'Approvals on the phone',
  tracks: ['self_hosted'],
  subjects: ['feat(mobile): approve on the phone', 'fix: the queue', 'docs: say how'],
} as const

/** The commit that a prepared release froze. */
export const frozenCommit = (version: string) => commitOf(`${version} merge`)

/**
 * Performs what leads there: opened by Petra, with changes by Jules, Quentin and Salka, frozen by Paul, tested
 * and approved by Quinn, ready by Petra, planned by Dora, confirmed by Dag. It took two days, and nothing of it is
 * still to come.
 */
export async function releaseIn(
  reach: Reach,
  { version, ...wish }: Partial<Wanted> & { version: string },
) {
  const clock = { now: hoursFromNow(-48) }
  const tell = await teller(clock)
  const all = { ...usual, tracks: [...usual.tracks], notes: 'For the tests.', ...wish, version }
  const goes = reach === 'deployment' || reach === 'monitoring'
  const told = { tell, clock, wanted: all, goes }
  for (const next of reaches.slice(0, reaches.indexOf(reach) + 1)) await moves[next](told)
}

const moves: Record<Reach, (told: Told) => Promise<unknown>> = {
  opened: ({ tell, clock, wanted }) => step.open(tell, clock, wanted),
  frozen: ({ tell, wanted: { version } }) =>
    tell.act('Paul', version, { type: 'freezeCode', commit: frozenCommit(version) }),
  tested: ({ tell, wanted: { version } }) => step.test(tell, version),
  readiness: ({ tell, wanted: { version } }) => tell.act('Quinn', version, { type: 'approveQa' }),
  answered: ({ tell, wanted }) => step.answer(tell, wanted),
  scheduling: ({ tell, clock, wanted: { version } }) => {
    clock.now = hoursFromNow(-3.5)
    return tell.act('Petra', version, { type: 'approveReadiness' })
  },
  planned: told => each(told, track => plan(told, track)),
  confirmed: told =>
    each(told, track => told.tell.act('Dag', told.wanted.version, { type: 'confirmPlan', track })),
  deployment: told => each(told, track => start(told, track)),
  monitoring: told => each(told, track => install(told, track)),
}

async function each({ wanted }: Told, act: (track: TrackType) => Promise<unknown>) {
  for (const track of wanted.tracks) await act(track)
}

function plan({ tell, clock, wanted, goes }: Told, track: TrackType) {
  clock.now = hoursFromNow(-3)
  return step.plan(tell, wanted.version, track, goes && track !== 'serverless' ? 1 : 6, 72)
}

async function start({ tell, clock, wanted: { version } }: Told, track: TrackType) {
  clock.now = hoursFromNow(-1)
  if (track !== 'serverless') await tell.act('Dora', version, { type: 'startRollout', track })
}

async function install({ tell, clock, wanted: { version } }: Told, track: TrackType) {
  for (const installation of await rolledOut(version, track)) {
    clock.now = hoursFromNow(-0.5)
    const outcome = { installation, outcome: 'installed', reason: '' } as const
    await tell.act('Dora', version, { type: 'recordOutcome', track, ...outcome })
  }
}

async function rolledOut(version: string, track: TrackType) {
  const found = await db
    .select({ id: rollouts.installationId })
    .from(rollouts)
    .innerJoin(releases, eq(releases.id, rollouts.releaseId))
    .where(and(eq(releases.version, version), eq(rollouts.track, track)))
  return found.map(({ id }) => id)
}

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000)
