import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { ReleaseEvent, ReleaseEventOf } from '@/lib/release/events'
import type { TrackType } from '@/lib/release/workflow'
import { personOf, type Act } from '../aggregate'
import type { Tx } from '../client'
import { installation as aggregate } from '../aggregates/installation'
import { append } from '../append'
import { lockInstallations } from '../load/installation'
import { deployments, incidents, rollouts, tracks } from '../schema'

type TrackEvent = Exclude<
  Extract<ReleaseEvent, { track: string }>,
  ReleaseEventOf<'signedOff'> | ReleaseEventOf<'gateVoided'>
>

/** Writes what one event of a track changes in the tables. */
export async function projectTrack(tx: Tx, id: string, event: TrackEvent, act: Act) {
  const { at } = act
  const set = (values: Partial<typeof tracks.$inferInsert>) =>
    tx.update(tracks).set(values).where(trackIn(id, event.track))

  switch (event.type) {
    case 'trackPlanned': {
      const { startsAt, expiresAt, ...wall } = event.plan
      const instants = { startsAt: new Date(startsAt), expiresAt: new Date(expiresAt) }
      return set({ ...wall, ...instants, plannedBy: personOf(act), expired: false })
    }
    case 'planExpired':
      return set({ expired: true })
    case 'trackHeld':
      return set({ held: event.reason })
    case 'holdLifted':
      return set({ held: null })
    case 'trackStarted':
      await set({ stage: 'deployment', stageSince: at, startedAt: at })
      return rollOut(tx, id, event, at)
    case 'deploymentRequested': {
      const { track, attempt, version, deadline } = event
      const row = {
        releaseId: id,
        track,
        attempt,
        version,
        state: 'requested',
        requestedAt: at,
      } as const
      return tx.insert(deployments).values({ ...row, deadline: new Date(deadline) })
    }
    case 'deploymentCalled':
      return settle(tx, id, event, { state: 'called', tokenHash: event.tokenHash })
    case 'deploymentReported':
      return settle(tx, id, event, { state: event.status, detail: event.detail, settledAt: at })
    case 'versionConfirmed':
      await settle(tx, id, event, { state: 'confirmed', settledAt: at })
      return tx
        .update(tracks)
        .set({ availableAt: at })
        .where(trackIn(id, event.track, 'not ended'))
    case 'outcomeRecorded':
      return recordOutcome(tx, id, event, act)
    case 'monitoringEntered':
      return set({ stage: 'monitoring', stageSince: at, monitorUntil: new Date(event.until) })
    case 'trackRolledBack':
      return set({
        stage: 'closed',
        stageSince: at,
        end: 'rolled_back',
        endReason: event.reason,
        endedAt: at,
      })
    case 'verdictChanged':
      return set({ verdict: event.verdict })
    case 'incidentReported': {
      const { track, incident, severity, summary } = event
      const reported = { reportedBy: personOf(act), reportedAt: at }
      return tx
        .insert(incidents)
        .values({ releaseId: id, track, incident, severity, summary, ...reported })
    }
    case 'incidentResolved':
      return tx
        .update(incidents)
        .set({ resolution: event.resolution, resolvedBy: personOf(act), resolvedAt: at })
        .where(and(eq(incidents.releaseId, id), eq(incidents.incident, event.incident)))
    case 'trackClosed':
      return set({
        stage: 'closed',
        stageSince: at,
        end: 'closed',
        endReason: event.reason,
        endedAt: at,
      })
  }
}

function trackIn(id: string, type: TrackType, state: 'any' | 'not ended' = 'any') {
  const ended = state === 'not ended' ? isNull(tracks.end) : undefined
  return and(eq(tracks.releaseId, id), eq(tracks.type, type), ended)
}

function settle(
  tx: Tx,
  id: string,
  { track, attempt }: { track: TrackType; attempt: number },
  values: Partial<typeof deployments.$inferInsert>,
) {
  const { releaseId, track: type, attempt: number } = deployments
  return tx
    .update(deployments)
    .set(values)
    .where(and(eq(releaseId, id), eq(type, track), eq(number, attempt)))
}

async function rollOut(tx: Tx, id: string, event: ReleaseEventOf<'trackStarted'>, at: Date) {
  if (event.installations.length === 0) return
  const { track } = event
  const rows = event.installations.map(installation => ({
    releaseId: id,
    installationId: installation.id,
    track,
    fromVersion: installation.fromVersion,
    outcome: 'pending' as const,
    at,
  }))
  await tx.insert(rollouts).values(rows)
}

async function recordOutcome(
  tx: Tx,
  id: string,
  event: ReleaseEventOf<'outcomeRecorded'>,
  act: Act,
) {
  const { installation, outcome, reason } = event
  await tx
    .update(rollouts)
    .set({ outcome, reason, recordedBy: personOf(act), at: act.at, xid: sql`pg_current_xact_id()` })
    .where(and(eq(rollouts.releaseId, id), eq(rollouts.installationId, installation)))
  if (outcome !== 'installed') return

  await install(tx, id, installation, act)
}

// The version is a fact of the installation: changed under its lock, and in its record as well.
async function install(tx: Tx, releaseId: string, id: string, act: Act) {
  await lockInstallations(tx)
  const { rows } = await tx.execute<{ version: string; known: string | null; seq: number }>(sql`
    select r.version, i.version as known,
      (select coalesce(max(e.seq), 0) from events e
        where e.aggregate = 'installation' and e.aggregate_id = i.id) as seq
    from releases r, installations i where r.id = ${releaseId} and i.id = ${id}`)
  const [found] = rows
  if (!found) throw new Error(`Installation ${id} of a roll-out is not there.`)
  if (found.version === found.known) return
  const { version, seq } = found
  await append(tx, aggregate, { id, seq }, id, [{ type: 'versionInstalled', version }], act)
}
