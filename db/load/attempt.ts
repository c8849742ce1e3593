import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'
import { deployments, releases } from '../schema'

const columns = {
  release: releases.version,
  releaseId: deployments.releaseId,
  track: deployments.track,
  attempt: deployments.attempt,
  version: deployments.version,
  state: deployments.state,
  tokenHash: deployments.tokenHash,
}

const attempts = () =>
  db.select(columns).from(deployments).innerJoin(releases, eq(releases.id, deployments.releaseId))

export type Attempt = Awaited<ReturnType<typeof attempts>>[number]

/** The newest attempt to deploy on a track; only that one can still change. */
export async function latestAttempt(release: string, track: TrackType): Promise<Attempt | null> {
  const [found] = await attempts()
    .where(and(eq(releases.version, release), eq(deployments.track, track)))
    .orderBy(desc(deployments.attempt))
    .limit(1)
  return found ?? null
}

/** The attempt whose callback token has this SHA-256. */
export async function attemptByToken(tokenHash: string): Promise<Attempt | null> {
  const [found] = await attempts().where(eq(deployments.tokenHash, tokenHash))
  return found ?? null
}
