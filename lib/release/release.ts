import type { Answer, Outcome, Plan, TestRun, Verdict } from './events'
import type { Gate, ReleaseKind, ReleaseStage, Role, TrackStage, TrackType, Vote } from './workflow'

/** A vote that still counts: voided ones are left out, the record keeps them. */
export type SignOff = {
  gate: Gate
  track: TrackType | null
  revision: number
  person: string
  role: Role
  decision: Vote
  at: string
}

export type Criterion = {
  key: string
  answer: Answer | null
  by: string | null
  at: string | null
}

export type Deployment = {
  attempt: number
  version: string
  state: 'requested' | 'called' | 'succeeded' | 'failed' | 'unknown' | 'confirmed'
  tokenHash: string | null
  deadline: string
}

export type Incident = { incident: number; severity: number; resolved: boolean }

export type Track = {
  type: TrackType
  stage: TrackStage
  plan: (Plan & { plannedBy: string; expired: boolean }) | null
  held: string | null
  deployment: Deployment | null
  rollouts: Record<string, Outcome | 'pending'>
  incidents: Incident[]
  verdict: Verdict
  startedAt: string | null
  availableAt: string | null
  monitorUntil: string | null
  end: 'closed' | 'rolled_back' | null
}

/** A release as the rules see it. Instants are ISO strings in UTC, people and installations their ids. */
export type Release = {
  version: string
  kind: ReleaseKind
  title: string
  notes: string
  template: number
  stage: ReleaseStage | 'unopened'
  revision: number
  commit: string | null
  frozenBy: string | null
  readyAt: string | null
  scope: { key: string; subject: string }[]
  runs: Omit<TestRun, 'failures'>[]
  signOffs: SignOff[]
  criteria: Criterion[]
  tracks: Track[]
}

export const unopened: Release = {
  version: '',
  kind: 'patch',
  title: '',
  notes: '',
  template: 0,
  stage: 'unopened',
  revision: 0,
  commit: null,
  frozenBy: null,
  readyAt: null,
  scope: [],
  runs: [],
  signOffs: [],
  criteria: [],
  tracks: [],
}

export const newTrack = (type: TrackType): Track => ({
  type,
  stage: 'scheduling',
  plan: null,
  held: null,
  deployment: null,
  rollouts: {},
  incidents: [],
  verdict: 'no_data',
  startedAt: null,
  availableAt: null,
  monitorUntil: null,
  end: null,
})

export function trackOf(release: Release, type: TrackType): Track | null {
  return release.tracks.find(track => track.type === type) ?? null
}

/** True once anything has been handed to customers: from then on the release can no longer be changed or withdrawn. */
export function hasStarted(release: Release) {
  return release.tracks.some(track => track.startedAt !== null)
}

/** The approvals of a gate that count now: of the frozen revision, not voided. */
export function approvals(release: Release, gate: Gate, track: TrackType | null = null) {
  return release.signOffs.filter(
    vote =>
      vote.gate === gate &&
      vote.track === track &&
      vote.revision === release.revision &&
      vote.decision === 'approve',
  )
}
