import { sql } from 'drizzle-orm'
import { release } from '@/db/aggregates/release'
import type { Locked } from '@/db/aggregate'
import type { Tx } from '@/db/client'
import { releaseFrom, selectRelease, type ReleaseRow } from '@/db/load/release-rows'
import { loadWorld } from '@/db/load/world'
import type { ReleaseEvent } from '@/lib/release/events'
import type { Situation } from '@/lib/release/situation'
import type { Rules } from './race'

/** As if every check of a vote had been forgotten, and now and then the lock: only the database is left to refuse. */
export const careless: Rules = {
  ...release,
  lock: (tx, version, command, now) =>
    isVote(command.type) && now.getTime() % 8 === 0
      ? glance(tx, version, now)
      : release.lock(tx, version, command, now),
  decide: (situation, command, actor, subject) =>
    isVote(command.type)
      ? waved(situation, command.type)
      : release.decide(situation, command, actor, subject),
}

type VoteName = 'approveQa' | 'approveReadiness'
const isVote = (name: string): name is VoteName =>
  name === 'approveQa' || name === 'approveReadiness'

async function glance(tx: Tx, version: string, now: Date): Promise<Locked<Situation> | null> {
  const { rows } = await tx.execute<ReleaseRow>(selectRelease(sql`r.version = ${version}`))
  const [row] = rows
  if (!row) return null
  const world = { ...(await loadWorld(tx, row.id, now)), authors: row.authors }
  return { id: row.id, seq: row.seq, state: { release: releaseFrom(row), world } }
}

// Of a major release some votes go in alone, so that a second one of the same person can be tried.
function waved({ release, world }: Situation, name: VoteName): ReturnType<Rules['decide']> {
  const ofQa = name === 'approveQa'
  const vote = {
    track: null,
    revision: release.revision,
    decision: 'approve',
    reason: null,
  } as const
  const signed: ReleaseEvent[] = [
    { type: 'signedOff', gate: ofQa ? 'qa' : 'readiness', ...vote, digest: '0'.repeat(64) },
  ]
  const alone = ofQa && release.kind === 'major' && world.now.getTime() % 3 > 0
  if (!alone) signed.push({ type: 'stageEntered', stage: ofQa ? 'readiness' : 'tracks' })
  return { ok: true, role: ofQa ? 'qa' : 'product', events: signed }
}
