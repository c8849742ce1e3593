import { sql, type SQL } from 'drizzle-orm'
import { beginRequest, type Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { machineName } from '@/lib/release/people'

type Raised = { code: string; constraint?: string; message: string }

/**
 * Runs statements as the application's role in one transaction for this actor, to its end and then undone. Answers
 * 'done', or the guard that stopped it; for what PostgreSQL itself refuses its code and the name of the constraint.
 */
export async function attempt(actor: Acting | null, ...statements: SQL[]): Promise<string> {
  try {
    await db.transaction(async tx => {
      if (actor) await beginRequest(tx, actor)
      for (const statement of statements) await tx.execute(statement)
      await tx.execute(sql`set constraints all immediate`)
      throw new Undone()
    })
  } catch (error) {
    return error instanceof Undone ? 'done' : said(error)
  }
  throw new Error('A transaction that throws has committed.')
}

class Undone extends Error {}

function said(error: unknown): string {
  if (!(error instanceof Error)) throw error
  if (!('code' in error)) return said(error.cause)
  const { code, constraint, message } = error as unknown as Raised
  if (code === 'RC001') return `${String(constraint)}: ${message}`
  if (code === 'RC002' || code === 'RC003') return String(constraint)
  return constraint === undefined ? code : `${code} ${constraint}`
}

type Said = { of: string; id: string; type: string; data?: object; role?: string; at?: string }

/** The next event of a thing, as append() would write it. */
export function recorded(actor: Acting, { of, id, type, data = {}, role, at }: Said) {
  const person = actor.kind === 'person' ? actor.id : null
  const machine = actor.kind === 'person' ? null : machineName(actor)
  const used = role ?? (actor.kind === 'person' ? actor.roles[0] : 'system')
  return sql`insert into events
      (aggregate, aggregate_id, seq, subject, actor_id, machine, role, channel, type, data, at)
    select ${of}::aggregate, ${id}::uuid, coalesce(max(seq), 0) + 1, 'test', ${person}::uuid, ${machine}::text,
      ${used ?? ''}::text, 'api', ${type}::text, ${JSON.stringify(data)}::json,
      coalesce(${at ?? null}::timestamptz, now())
    from events where aggregate = ${of}::aggregate and aggregate_id = ${id}::uuid`
}

export type Vote = {
  release: string
  gate: 'qa' | 'readiness' | 'plan'
  decision?: 'approve' | 'reject' | 'request_changes'
  track?: 'self_hosted' | 'serverless'
  revision?: number
  role?: string
  person?: string
}

/** A vote as a command writes it: the event that says so, and the row. */
export function votes(actor: Acting, vote: Vote): SQL[] {
  const { release, gate, decision = 'approve', track = null, revision = 1 } = vote
  const role = vote.role ?? { qa: 'qa', readiness: 'product', plan: 'devops' }[gate]
  const person = vote.person ?? (actor.kind === 'person' ? actor.id : null)
  const data = { gate, track, revision, decision, reason: null, digest: 'd' }
  const event = { of: 'release', id: release, type: 'signedOff', data }
  const held = actor.kind === 'person' ? role : 'system'
  return [
    recorded(actor, { ...event, role: held }),
    sql`insert into sign_offs (release_id, gate, track, revision, decision, person_id, role, digest, at)
      values (${release}, ${gate}, ${track}, ${revision}, ${decision}, ${person}, ${role}, 'd', now())`,
  ]
}
