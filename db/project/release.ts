import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { criteriaFor } from '@/lib/release/criteria'
import type { Answer, ReleaseEvent, ReleaseEventOf } from '@/lib/release/events'
import type { TrackType } from '@/lib/release/workflow'
import { personOf, type Act } from '../aggregate'
import type { Tx } from '../client'
import { changes, criteria, releases, signOffs, testRuns, tracks } from '../schema'
import { projectTrack } from './track'

/** Writes what one event of a release changes in the tables. */
export async function projectRelease(
  tx: Tx,
  id: string,
  event: ReleaseEvent,
  act: Act,
  seq: number,
) {
  const { at } = act
  const set = (values: Partial<typeof releases.$inferInsert>) =>
    tx.update(releases).set(values).where(eq(releases.id, id))

  switch (event.type) {
    case 'releaseOpened':
      return open(tx, id, event, act)
    case 'releaseEdited':
      return set({ title: event.title, notes: event.notes })
    case 'changesImported':
      return addChanges(tx, id, event, seq)
    case 'changeCorrected': {
      const { key, kind, scope, breaking } = event
      return tx.update(changes).set({ kind, scope, breaking }).where(changeOf(id, key))
    }
    case 'changeRemoved':
      return tx.delete(changes).where(changeOf(id, event.key))
    case 'codeFrozen': {
      const { revision, commit } = event
      return set({ revision, commit, frozenBy: personOf(act), frozenAt: at })
    }
    case 'testRunRecorded':
      return tx.insert(testRuns).values({ releaseId: id, recordedBy: personOf(act), at, ...event })
    case 'signedOff':
      return sign(tx, id, event, act)
    case 'gateVoided': {
      const { gate, track } = event
      const row = {
        releaseId: id,
        gate,
        track,
        revision: 0,
        decision: 'void',
        reason: event.because,
        at,
      } as const
      return tx.insert(signOffs).values(row)
    }
    case 'stageEntered':
      return enter(tx, id, event, at)
    case 'criterionAnswered':
      return answer(tx, id, event, act)
    case 'releaseWithdrawn':
      return set({ stage: 'withdrawn', stageSince: at, endedAt: at, endReason: event.reason })
    case 'releaseClosed':
      return set({ stage: 'closed', stageSince: at, endedAt: at })
    case 'trackPlanned':
    case 'planExpired':
    case 'trackHeld':
    case 'holdLifted':
    case 'trackStarted':
    case 'deploymentRequested':
    case 'deploymentCalled':
    case 'deploymentReported':
    case 'versionConfirmed':
    case 'outcomeRecorded':
    case 'monitoringEntered':
    case 'trackRolledBack':
    case 'verdictChanged':
    case 'incidentReported':
    case 'incidentResolved':
    case 'trackClosed':
      return projectTrack(tx, id, event, act)
  }
}

const changeOf = (id: string, key: string) => and(eq(changes.releaseId, id), eq(changes.key, key))

async function open(tx: Tx, id: string, event: ReleaseEventOf<'releaseOpened'>, act: Act) {
  const { version, kind, title, notes, template } = event
  const { at } = act
  await tx.insert(releases).values({
    ...{ id, version, kind, title, notes, template },
    stage: 'merge-qa',
    stageSince: at,
    openedBy: personOf(act),
    openedAt: at,
  })
  await tx
    .insert(tracks)
    .values(event.tracks.map(type => ({ releaseId: id, type, stageSince: at })))
}

// A change's place in the list is the event it came with and its place there: imports never shuffle.
function addChanges(tx: Tx, id: string, event: ReleaseEventOf<'changesImported'>, seq: number) {
  const rows = event.changes.map((change, index) => ({
    releaseId: id,
    position: seq * 10_000 + index,
    ...change,
  }))
  return tx.insert(changes).values(rows)
}

function sign(tx: Tx, id: string, event: ReleaseEventOf<'signedOff'>, act: Act) {
  const { gate, track, revision, decision, reason, digest } = event
  const role = act.role === 'system' ? null : act.role
  return tx.insert(signOffs).values({
    ...{ releaseId: id, gate, track, revision, decision, reason, digest, role },
    personId: personOf(act),
    at: act.at,
  })
}

async function enter(tx: Tx, id: string, { stage }: ReleaseEventOf<'stageEntered'>, at: Date) {
  const readyAt = stage === 'tracks' ? at : null
  const [row] = await tx
    .update(releases)
    .set({ stage, stageSince: at, readyAt })
    .where(eq(releases.id, id))
    .returning({
      template: releases.template,
      kind: releases.kind,
      types: sql<TrackType[]>`array(select t.type::text from tracks t where t.release_id = ${id})`,
    })
  if (stage === 'tracks')
    await tx.update(tracks).set({ stageSince: at }).where(eq(tracks.releaseId, id))
  if (stage !== 'readiness' || !row) return

  const items = criteriaFor(row.template, row.kind, row.types)
  await tx
    .insert(criteria)
    .values(items.map(({ key }, position) => ({ releaseId: id, key, position })))
    .onConflictDoNothing()
}

function answer(tx: Tx, id: string, event: ReleaseEventOf<'criterionAnswered'>, act: Act) {
  return tx
    .update(criteria)
    .set({ ...columnsOf(event.answer), answeredBy: personOf(act), answeredAt: act.at })
    .where(and(eq(criteria.releaseId, id), eq(criteria.key, event.key)))
}

function columnsOf(given: Answer) {
  const empty = { evidence: null, reason: null, compensation: null, expiresAt: null }
  const expiresAt = given.state === 'waived' ? sql`${given.expiresAt}::timestamptz` : null
  return { ...empty, ...given, expiresAt }
}
