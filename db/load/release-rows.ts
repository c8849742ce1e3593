import { sql, type SQL } from 'drizzle-orm'
import type { ReleaseKind, ReleaseStage, TrackStage, TrackType } from '@/lib/release/workflow'
import type {
  Criterion,
  Deployment,
  Incident,
  Release,
  SignOff,
  Track,
} from '@/lib/release/release'
import type { Answer, Verdict } from '@/lib/release/events'

/** One release with everything the rules ask about, in one statement. */
export const selectRelease = (where: SQL, scope: 'whole' | 'first' = 'whole') => sql<ReleaseRow>`
  select r.id, r.version, r.kind, r.title, r.notes, r.template, r.stage, r.revision, r.commit,
    r.frozen_by, r.ready_at, r.stage_since,
    (select coalesce(max(e.seq), 0) from events e
      where e.aggregate = 'release' and e.aggregate_id = r.id) as seq,
    (select coalesce(json_agg(json_build_object('key', c.key, 'subject', c.subject) order by c.position), '[]')
      from (select * from changes c where c.release_id = r.id
        order by c.position limit ${scope === 'first' ? 1 : null}) c) as scope,
    (select coalesce(json_agg(distinct g.person_id), '[]') from changes c
      join git_identities g on g.identity in (lower(c.author_name), lower(c.author_email))
      where c.release_id = r.id) as authors,
    (select coalesce(json_agg(json_build_object('suite', t.suite, 'commit', t.commit, 'passed', t.passed,
        'failed', t.failed, 'errored', t.errored, 'skipped', t.skipped, 'flaky', t.flaky,
        'verdict', t.verdict) order by t.id), '[]')
      from test_runs t where t.release_id = r.id) as runs,
    (select coalesce(json_agg(json_build_object('gate', s.gate, 'track', s.track, 'revision', s.revision,
        'person', s.person_id, 'role', s.role, 'decision', s.decision, 'at', s.at) order by s.id), '[]')
      from sign_offs s where s.release_id = r.id and s.decision <> 'void' and not exists (
        select 1 from sign_offs v where v.release_id = s.release_id and v.gate = s.gate
          and v.track is not distinct from s.track and v.decision = 'void' and v.id > s.id)) as sign_offs,
    (select coalesce(json_agg(json_build_object('key', k.key, 'state', k.state, 'evidence', k.evidence,
        'reason', k.reason, 'compensation', k.compensation, 'expires_at', k.expires_at,
        'by', k.answered_by, 'at', k.answered_at) order by k.position), '[]')
      from criteria k where k.release_id = r.id) as criteria,
    (select coalesce(json_agg(to_jsonb(t) || jsonb_build_object(
        'deployment', (select to_jsonb(d) from deployments d
          where d.release_id = r.id and d.track = t.type order by d.attempt desc limit 1),
        'rollouts', (select coalesce(jsonb_object_agg(o.installation_id, o.outcome), '{}')
          from rollouts o where o.release_id = r.id and o.track = t.type),
        'incidents', (select coalesce(jsonb_agg(jsonb_build_object('incident', i.incident,
            'severity', i.severity, 'resolved', i.resolved_at is not null) order by i.incident), '[]')
          from incidents i where i.release_id = r.id and i.track = t.type)
      ) order by t.type), '[]')
      from tracks t where t.release_id = r.id) as tracks
  from releases r where ${where}`

/** The row as the rules see it. Instants become ISO strings in UTC, as they are in the events. */
export function releaseFrom(row: ReleaseRow): Release {
  const { version, kind, title, notes, template, stage, revision, commit, scope, runs } = row
  return {
    ...{ version, kind, title, notes, template, stage, revision, commit, scope, runs },
    frozenBy: row.frozen_by,
    readyAt: iso(row.ready_at),
    signOffs: row.sign_offs.map(vote => ({ ...vote, at: iso(vote.at) ?? '' })),
    criteria: row.criteria.map(criterionFrom),
    tracks: row.tracks.map(trackFrom),
  }
}

export type ReleaseRow = {
  id: string
  seq: number
  version: string
  kind: ReleaseKind
  title: string
  notes: string
  template: number
  stage: ReleaseStage
  revision: number
  commit: string | null
  frozen_by: string | null
  ready_at: Stamp
  stage_since: Stamp
  authors: string[]
  scope: Release['scope']
  runs: Release['runs']
  sign_offs: SignOff[]
  criteria: CriterionRow[]
  tracks: TrackRow[]
}

/** Since when the release and each of its tracks are in their stage: for those who wait, not for the rules. */
export function sinceOf(row: ReleaseRow): Since {
  return {
    release: iso(row.stage_since) ?? '',
    tracks: Object.fromEntries(row.tracks.map(track => [track.type, iso(track.stage_since) ?? ''])),
  }
}

export type Since = { release: string; tracks: Partial<Record<TrackType, string>> }

type Stamp = string | Date | null

type CriterionRow = {
  key: string
  state: Answer['state'] | null
  evidence: string | null
  reason: string | null
  compensation: string | null
  expires_at: Stamp
  by: string | null
  at: Stamp
}

type TrackRow = {
  type: TrackType
  stage: TrackStage
  zone: string | null
  start_local: string | null
  expires_local: string | null
  starts_at: Stamp
  expires_at: Stamp
  monitor_hours: number | null
  owner_id: string | null
  planned_by: string | null
  expired: boolean
  held: string | null
  started_at: Stamp
  available_at: Stamp
  monitor_until: Stamp
  stage_since: Stamp
  verdict: Verdict
  end: Track['end']
  deployment: DeploymentRow | null
  rollouts: Track['rollouts']
  incidents: Incident[]
}

type DeploymentRow = Pick<Deployment, 'attempt' | 'version' | 'state'> & {
  token_hash: string | null
  deadline: string
}

const iso = (stamp: Stamp) => stamp && new Date(stamp).toISOString()

function criterionFrom({ key, by, at, ...row }: CriterionRow): Criterion {
  return { key, by, at: iso(at), answer: answerFrom(row) }
}

function answerFrom(row: Omit<CriterionRow, 'key' | 'by' | 'at'>): Answer | null {
  const { state, evidence, reason, compensation } = row
  switch (state) {
    case null:
      return null
    case 'passing':
    case 'failing':
      return { state, evidence: evidence ?? '' }
    case 'not_applicable':
      return { state, reason: reason ?? '' }
    case 'waived':
      return {
        state,
        reason: reason ?? '',
        compensation: compensation ?? '',
        expiresAt: iso(row.expires_at) ?? '',
      }
  }
}

function trackFrom(row: TrackRow): Track {
  const { type, stage, held, rollouts, incidents, verdict, end } = row
  return {
    ...{ type, stage, held, rollouts, incidents, verdict, end },
    plan: planFrom(row),
    deployment: row.deployment && {
      attempt: row.deployment.attempt,
      version: row.deployment.version,
      state: row.deployment.state,
      tokenHash: row.deployment.token_hash,
      deadline: iso(row.deployment.deadline) ?? '',
    },
    startedAt: iso(row.started_at),
    availableAt: iso(row.available_at),
    monitorUntil: iso(row.monitor_until),
  }
}

function planFrom(row: TrackRow): Track['plan'] {
  if (row.zone === null) return null
  return {
    zone: row.zone,
    startLocal: row.start_local ?? '',
    expiresLocal: row.expires_local ?? '',
    startsAt: iso(row.starts_at) ?? '',
    expiresAt: iso(row.expires_at) ?? '',
    monitorHours: row.monitor_hours ?? 0,
    ownerId: row.owner_id ?? '',
    plannedBy: row.planned_by ?? '',
    expired: row.expired,
  }
}
