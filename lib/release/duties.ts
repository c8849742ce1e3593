import { unmet } from './2-readiness'
import { criterionOf } from './criteria'
import type { Track } from './release'
import { approvals } from './release'
import type { Situation } from './situation'
import { standing } from './suites'
import type { Role, TrackType } from './workflow'
import { rules } from './workflow'

/** The commands that somebody may be waited for. The others are taken when there is a reason to. */
export type DutyCommand =
  | 'importChanges'
  | 'freezeCode'
  | 'refreezeCode'
  | 'recordTestRun'
  | 'approveQa'
  | 'answerCriterion'
  | 'approveReadiness'
  | 'planTrack'
  | 'confirmPlan'
  | 'liftHold'
  | 'startRollout'
  | 'recordOutcome'
  | 'retryDeployment'
  | 'resolveIncident'
  | 'closeTrack'

/** Something that somebody has to do next: which command, on which track or criterion, and whose it is. */
export type Duty = {
  command: DutyCommand
  by: readonly (Role | 'system')[]
  track: TrackType | null
  criterion: string | null
}

/** What a release waits for now. Several duties may wait side by side; none when it is at an end. */
export function duties(situation: Situation): Duty[] {
  switch (situation.release.stage) {
    case 'merge-qa':
      return [duty(mergeQaDuty(situation))]
    case 'readiness':
      return readinessDuties(situation)
    case 'tracks':
      return situation.release.tracks.flatMap(track => trackDuties(situation, track))
    case 'unopened':
    case 'closed':
    case 'withdrawn':
      return []
  }
}

function duty(command: DutyCommand, track: TrackType | null = null): Duty {
  return { command, by: rules[command].by, track, criterion: null }
}

function mergeQaDuty({ release, world }: Situation): DutyCommand {
  if (release.scope.length === 0) return 'importChanges'
  if (release.revision === 0) return 'freezeCode'

  const rejected = release.signOffs.some(
    vote => vote.decision === 'reject' && vote.revision === release.revision,
  )
  const suites = standing(release, world.requiredSuites)
  if (rejected || suites.some(({ state }) => state === 'failed' || state === 'empty'))
    return 'refreezeCode'
  const untested = suites.length === 0 || suites.some(({ state }) => state === 'missing')
  return untested ? 'recordTestRun' : 'approveQa'
}

function readinessDuties({ release, world }: Situation): Duty[] {
  const open = unmet(release, world.now)
  if (open.length === 0) return [duty('approveReadiness')]
  return open.map(({ key }) => {
    const owner = criterionOf(release.template, key)?.owner
    return { ...duty('answerCriterion'), by: owner ? [owner] : [], criterion: key }
  })
}

function trackDuties(situation: Situation, track: Track): Duty[] {
  const commands = trackCommands(situation, track)
  return commands.map(command => duty(command, track.type))
}

function trackCommands({ release, world }: Situation, track: Track): DutyCommand[] {
  switch (track.stage) {
    case 'scheduling':
      return schedulingCommands(track, approvals(release, 'plan', track.type).length > 0, world.now)
    case 'deployment':
      return deploymentCommands(track)
    case 'monitoring': {
      if (track.incidents.some(({ resolved }) => !resolved)) return ['resolveIncident']
      const over = track.monitorUntil !== null && track.monitorUntil <= world.now.toISOString()
      return over ? ['closeTrack'] : []
    }
    case 'closed':
      return []
  }
}

function schedulingCommands(
  { plan, held, type }: Track,
  confirmed: boolean,
  now: Date,
): DutyCommand[] {
  if (held !== null) return ['liftHold']
  const instant = now.toISOString()
  if (!plan || plan.expired || plan.expiresAt <= instant) return ['planTrack']
  if (!confirmed) return ['confirmPlan']
  return type !== 'serverless' && plan.startsAt <= instant ? ['startRollout'] : []
}

function deploymentCommands({ type, deployment, held, rollouts }: Track): DutyCommand[] {
  if (held !== null) return ['liftHold']
  if (type !== 'serverless')
    return Object.values(rollouts).includes('pending') ? ['recordOutcome'] : []
  return deployment?.state === 'failed' || deployment?.state === 'unknown'
    ? ['retryDeployment']
    : []
}
