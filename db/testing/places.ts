import { getSituation } from '@/db/queries/situation'
import * as step from '@/db/seeds/steps'
import { commitOf, teller, type Teller } from '@/db/seeds/teller'
import type { Viewer } from '@/lib/release/people'
import { trackOf } from '@/lib/release/release'
import type { TrackType } from '@/lib/release/workflow'
import { releaseIn, type Reach } from './release-in'

type At = { tell: Teller; version: string; track: TrackType }
type More = (at: At) => Promise<unknown>

/** Brings a new release of this version, on this track, to a place where something is possible. */
export type Place = (version: string, track: TrackType) => Promise<void>

/** Every place a command may need, reached by commands that end about now: of any track, then of serverless only. */
export const places: readonly Place[] = [
  ...(['opened', 'frozen', 'tested', 'readiness', 'answered'] as const).map(to),
  ...(['scheduling', 'planned', 'deployment', 'monitoring'] as const).map(to),
  then('scheduling', hold),
  then('scheduling', due),
  then('scheduling', lapse),
  then('deployment', hold),
  then('deployment', report),
  then('monitoring', report),
  then('monitoring', report, close),
]
export const serverlessPlaces: readonly Place[] = [
  then('scheduling', due),
  then('scheduling', due, start),
  then('scheduling', due, start, call),
  then('scheduling', due, start, fail),
  then('scheduling', due, start, report),
  then('scheduling', due, start, rollBack),
  then('scheduling', due, start, rollBack, fail),
  then('scheduling', due, start, arrive),
]

function to(reach: Reach): Place {
  return (version, track) => releaseIn(reach, { version, tracks: [track] })
}

function then(reach: 'scheduling' | 'deployment' | 'monitoring', ...more: More[]): Place {
  return async (version, track) => {
    await to(reach)(version, track)
    const hoursAgo = reach === 'scheduling' ? 1.5 : 0.8
    const tell = await teller({ now: new Date(Date.now() - hoursAgo * 3_600_000) })
    for (const next of more) await next({ tell, version, track })
  }
}

function hold({ tell, version, track }: At) {
  return tell.act('Dora', version, { type: 'holdTrack', track, reason: 'The disk is full.' })
}

async function due({ tell, version, track }: At) {
  await step.plan(tell, version, track, 0.5, 72)
  await tell.act('Dag', version, { type: 'confirmPlan', track })
  tell.later(0.5)
}

function lapse({ tell, version, track }: At) {
  return step.plan(tell, version, track, 0.5, 0.5)
}

function report({ tell, version, track }: At) {
  const told = { severity: 2, summary: 'Search is slow.' }
  return tell.act('Sunna', version, { type: 'reportIncident', track, ...told })
}

function close({ tell, version, track }: At) {
  return tell.act('Dora', version, { type: 'closeTrack', track, reason: 'It is quiet.' })
}

function rollBack({ tell, version, track }: At) {
  return tell.act('Dora', version, { type: 'rollBackTrack', track, reason: 'It bills twice.' })
}

// A console that runs beside the test may be faster: what is due has started then, all the same.
async function start({ tell, version, track }: At) {
  try {
    await tell.machine('scheduler', version, { type: 'startServerless', track })
  } catch (error) {
    if ((await attemptOf(version)) === 0) throw error
  }
}

async function call({ tell, version, track }: At) {
  const attempt = await attemptOf(version)
  const tokenHash = commitOf(`${version} ${String(attempt)}`)
  await tell.machine('scheduler', version, { type: 'recordCall', track, attempt, tokenHash })
}

async function fail({ tell, version, track }: At) {
  const told = { attempt: await attemptOf(version), status: 'failed', detail: 'disk full' } as const
  await tell.machine('deploy-target', version, { type: 'reportDeployment', track, ...told })
}

async function arrive({ tell, version, track }: At) {
  const attempt = await attemptOf(version)
  await tell.machine('scheduler', version, { type: 'confirmVersion', track, attempt, version })
}

async function attemptOf(version: string) {
  const found = await getSituation({} as Viewer, version)
  return (found && trackOf(found.release, 'serverless')?.deployment?.attempt) ?? 0
}
