import { duties, type Duty, type DutyCommand } from './duties'
import type { Actor } from './people'
import { obstacle } from './permissions'
import type { Refusal } from './refusals'
import type { Track } from './release'
import type { Situation } from './situation'
import { roles, rules, type CommandName, type Stage, type TrackType } from './workflow'

type Kind = 'approval' | 'criterion' | 'evidence' | 'freeze' | 'window' | 'hold' | 'data'

/** What a step waits for: somebody's command, or a time that comes by itself. */
export type Block = { stage: Stage; track: TrackType | null; kind: Kind } & (
  { for: 'person'; duty: Duty } | { for: 'time'; refusal: Refusal; opensAt: string }
)

const kinds: Record<DutyCommand, Kind> = {
  importChanges: 'data',
  freezeCode: 'data',
  refreezeCode: 'evidence',
  recordTestRun: 'evidence',
  approveQa: 'approval',
  answerCriterion: 'criterion',
  approveReadiness: 'approval',
  planTrack: 'window',
  confirmPlan: 'approval',
  liftHold: 'hold',
  startRollout: 'approval',
  recordOutcome: 'data',
  retryDeployment: 'data',
  resolveIncident: 'data',
  closeTrack: 'approval',
}

/** Everything a release waits for now, step by step; nothing when it is at an end. Times are ISO instants. */
export function blockedBy(situation: Situation): Block[] {
  return [
    ...duties(situation).map(byPerson),
    ...situation.release.tracks.flatMap(track => byTime(situation, track)),
  ]
}

function byPerson(duty: Duty): Block {
  const { stage } = rules[duty.command]
  return { stage, track: duty.track, kind: kinds[duty.command], for: 'person', duty }
}

// A confirmed plan waits for its time, and for the end of a freeze that lies over it.
function byTime(situation: Situation, { type, stage }: Track): Block[] {
  if (situation.release.stage !== 'tracks' || stage !== 'scheduling') return []
  const start = rules.startServerless.on.includes(type) ? 'startServerless' : 'startRollout'
  const refusal = obstacle(situation, start, starters[start], type)
  const at = { stage, track: type, for: 'time' } as const
  if (refusal?.code === 'not-due')
    return [{ ...at, kind: 'window', refusal, opensAt: refusal.startsAt }]
  if (refusal?.code === 'frozen')
    return [{ ...at, kind: 'freeze', refusal, opensAt: refusal.opens }]
  return []
}

// Whoever may start it: what is asked is what stands in everybody's way.
const starters = {
  startServerless: { kind: 'machine', name: 'scheduler' },
  startRollout: {
    kind: 'person',
    id: '',
    roles: roles.filter(role => rules.startRollout.by.includes(role)),
  },
} as const satisfies Partial<Record<CommandName, Actor>>
