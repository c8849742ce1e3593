import { criterionOf } from '../criteria'
import { wallOf } from '@/lib/calendar/wall'
import type { Track } from '../release'
import type { Role } from '../workflow'
import type { Intent } from '../seeing'
import { person, scheduler } from './people'
import { commitOf, confirm, aPlan, aRun } from './route'
import type { Story } from './story'

/**
 * Brings a release to its end from wherever it stands, by a team that was not there before: every step by
 * somebody new. Returns the number of steps; throws where even that team finds no way on.
 */
export function finish(told: Story) {
  for (let count = 0; count < 300; count += 1) {
    if (told.release.stage === 'closed' || told.release.stage === 'withdrawn') return count
    move(told, count)
  }
  throw new Error(`No end from ${told.release.stage}`)
}

function move(told: Story, count: number) {
  const by = (role: Role, ...tried: Intent[]) =>
    tried.some(command => told.tries(person(`${role} ${String(count)}`, role), command).ok)
  const { release } = told
  if (release.stage === 'merge-qa') return proveAndApprove(told, by, count)
  if (release.stage === 'readiness' || !release.tracks.every(startable(told)))
    return answerAndApprove(told, by)
  const track = release.tracks.find(({ stage }) => stage !== 'closed')
  if (track) moveTrack(told, track, by)
}

type By = (role: Role, ...tried: Intent[]) => boolean

function proveAndApprove({ release }: Story, by: By, count: number) {
  const commit = commitOf('123456789'.charAt(count % 9))
  if (!release.commit) return by('qa', { type: 'freezeCode', commit })
  by('qa', aRun('passed', release.commit))
  return (
    by('qa', { type: 'approveQa' }) || by('product', { type: 'refreezeCode', commit, reason: 'on' })
  )
}

function answerAndApprove({ release }: Story, by: By) {
  for (const { key } of release.criteria) {
    const owner = criterionOf(release.template, key)?.owner ?? 'product'
    by(owner, { type: 'answerCriterion', key, state: 'passing', evidence: 'seen' })
  }
  return by('product', { type: 'approveReadiness' })
}

// Waivers run out while a track waits: what is not met is answered before the next start.
const startable =
  ({ release }: Story) =>
  ({ stage }: Track) =>
    stage !== 'scheduling' || release.criteria.every(({ answer }) => answer?.state === 'passing')

function moveTrack(told: Story, track: Track, by: By) {
  const { type, stage, deployment, incidents, rollouts } = track
  by('devops', { type: 'liftHold', track: type })
  if (stage === 'scheduling') return schedule(told, track, by)
  if (stage === 'deployment' && type === 'serverless')
    return told.tries(scheduler, confirm(told.version, deployment?.attempt)).ok

  if (stage === 'deployment')
    for (const installation of Object.keys(rollouts))
      by('devops', {
        type: 'recordOutcome',
        track: type,
        installation,
        outcome: 'installed',
        reason: '',
      })
  for (const { incident } of incidents)
    by('sales', { type: 'resolveIncident', track: type, incident, resolution: 'solved' })
  return by('devops', { type: 'closeTrack', track: type, reason: 'done' })
}

function schedule(told: Story, { type }: Track, by: By) {
  const zone = 'Europe/Paris'
  const { now } = told.situation.world
  const wall = (minutes: number) => wallOf(new Date(now.getTime() + minutes * 60_000), zone).local
  by('devops', aPlan(type, { start: wall(1), expires: wall(60), zone }))
  told.tries(person('confirms', 'devops'), { type: 'confirmPlan', track: type })
  told.later(5)
  return type === 'serverless'
    ? told.tries(scheduler, { type: 'startServerless', track: type }).ok
    : by('devops', { type: 'startRollout', track: type })
}
