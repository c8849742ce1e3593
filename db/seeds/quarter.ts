import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { customers, installations, releases, rollouts } from '@/db/schema'
import type { TrackType } from '@/lib/release/workflow'
import { commitOf, teller, type Teller } from './teller'
import * as step from './steps'
import { stories } from './stories'
import { weekdaysBefore } from './working-hours'

/**
 * A quarter of releases, lived through in order up to `today`: one closed, one rolled back on its way, one on
 * its tracks, one in readiness, one waiting for QA.
 */
export async function seedQuarter(today: Date) {
  const daysAgo = (days: number) => weekdaysBefore(today, days, 'Atlantic/Reykjavik')
  const clock = { now: daysAgo(53) }
  const tell = await teller(clock, 'working-hours')
  await shipped(tell, clock)
  clock.now = daysAgo(28)
  await hotfix(tell, clock)
  clock.now = daysAgo(14)
  await onItsTracks(tell, clock)
  clock.now = new Date(today.getTime() - 4 * 60_000)
  await tell.read(stories.approvals.version, 'serverless')
  clock.now = daysAgo(6)
  await inReadiness(tell, clock)
  clock.now = daysAgo(3)
  await atQa(tell, clock)
}

type Clock = { now: Date }

async function shipped(tell: Teller, clock: Clock) {
  const story = { ...stories.exports, tracks: [...stories.exports.tracks] }
  const { version } = story
  await step.open(tell, clock, story)
  await step.passQa(tell, story)
  await step.beReady(tell, story)
  for (const [index, track] of story.tracks.entries())
    await step.planAndConfirm(tell, version, track, 1 + index * 24, 24 * 14)
  tell.later(1)
  await step.goServerless(tell, version)
  await step.watchServerless(tell, version)
  tell.later(2)
  await startAndFinish(tell, version, 'self_hosted')
  tell.later(26)
  await startAndFinish(tell, version, 'sovereign')
  await tell.act('Sunna', version, {
    type: 'reportIncident',
    track: 'self_hosted',
    severity: 3,
    summary: 'CSV export misses the last line.',
  })
  tell.later(30)
  await tell.act('Dag', version, {
    type: 'resolveIncident',
    track: 'self_hosted',
    incident: 1,
    resolution: 'A setting of the proxy cut the answer; documented.',
  })
  tell.later(200)
  for (const track of story.tracks)
    await tell.act('Dora', version, {
      type: 'closeTrack',
      track,
      reason:
        track === 'serverless'
          ? 'Watched by the team for the whole window; nothing came up.'
          : 'Watched by the customers themselves; no word of trouble.',
    })
}

async function startAndFinish(tell: Teller, version: string, track: TrackType) {
  await tell.act('Dora', version, { type: 'startRollout', track })
  const ids = await installationsOn(version, track)
  await step.rollOut(tell, version, track, ids, ['installed', 'installed', 'installed', 'declined'])
}

async function hotfix(tell: Teller, clock: Clock) {
  const story = { ...stories.timezones, tracks: [...stories.timezones.tracks] }
  const { version } = story
  await step.open(tell, clock, story)
  await step.passQa(tell, story)
  await step.beReady(tell, story)
  await step.planAndConfirm(tell, version, 'serverless', 1, 8)
  tell.later(1)
  await step.goServerless(tell, version)
  await tell.act('Sacha', version, {
    type: 'reportIncident',
    track: 'serverless',
    severity: 2,
    summary: 'Invoices of the last day of the month show the next month.',
  })
  tell.later(0.5)
  await tell.act('Dora', version, {
    type: 'resolveIncident',
    track: 'serverless',
    incident: 1,
    resolution: 'Rolled back.',
  })
  await tell.act('Dora', version, {
    type: 'rollBackTrack',
    track: 'serverless',
    reason: 'Wrong month on invoices of some organisations.',
  })
  const attempt = { track: 'serverless', attempt: 2 } as const
  await tell.machine('scheduler', version, {
    type: 'recordCall',
    ...attempt,
    tokenHash: commitOf(`${version} back`),
  })
  await tell.machine('scheduler', version, { type: 'confirmVersion', ...attempt, version: '4.1.0' })
}

async function onItsTracks(tell: Teller, clock: Clock) {
  const story = { ...stories.approvals, tracks: [...stories.approvals.tracks] }
  const { version } = story
  await step.open(tell, clock, story)
  tell.later(6)
  await tell.act('Paul', version, {
    type: 'freezeCode',
    commit: commitOf(`${version} merge early`),
  })
  await step.test(tell, version, 3)
  await tell.act('Quinn', version, {
    type: 'rejectQa',
    reason: 'Reminders are sent twice when a chain is edited.',
  })
  tell.later(24)
  await tell.act('Paul', version, {
    type: 'refreezeCode',
    commit: commitOf(`${version} merge`),
    reason: 'Fixes the double reminders.',
  })
  await step.test(tell, version)
  await tell.act('Quinn', version, { type: 'approveQa' })
  await step.beReady(tell, story)
  await step.planAndConfirm(tell, version, 'serverless', 1, 12)
  await step.planAndConfirm(tell, version, 'self_hosted', 20, 24 * 14)
  await step.plan(tell, version, 'sovereign', 24 * 16, 24 * 30)
  tell.later(1)
  await step.goServerless(tell, version)
  await step.watchServerless(tell, version)
  await tell.act('Dora', version, { type: 'startRollout', track: 'self_hosted' })
  const ids = await installationsOn(version, 'self_hosted')
  await step.rollOut(tell, version, 'self_hosted', ids.slice(0, 6), [
    'installed',
    'installed',
    'postponed',
    'installed',
    'failed',
    'installed',
  ])
}

async function inReadiness(tell: Teller, clock: Clock) {
  const story = { ...stories.delegation, tracks: [...stories.delegation.tracks] }
  await step.open(tell, clock, story)
  await step.passQa(tell, story)
  await step.answer(tell, story, ['rollback-rehearsed', 'offline-bundle', 'support-briefed'])
}

async function atQa(tell: Teller, clock: Clock) {
  const story = { ...stories.sessions, tracks: [...stories.sessions.tracks] }
  await step.open(tell, clock, story)
  tell.later(3)
  await tell.act('Paul', story.version, {
    type: 'freezeCode',
    commit: commitOf(`${story.version} merge`),
  })
  await step.test(tell, story.version)
}

// By name, not by id: the demonstration tells the same story each time.
async function installationsOn(version: string, track: TrackType) {
  const rows = await db
    .select({ id: rollouts.installationId })
    .from(rollouts)
    .innerJoin(releases, eq(releases.id, rollouts.releaseId))
    .innerJoin(installations, eq(installations.id, rollouts.installationId))
    .innerJoin(customers, eq(customers.id, installations.customerId))
    .where(and(eq(releases.version, version), eq(rollouts.track, track)))
    .orderBy(customers.name, installations.name)
  return rows.map(({ id }) => id)
}
