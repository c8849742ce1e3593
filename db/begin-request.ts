import 'server-only'
import { sql } from 'drizzle-orm'
import type { Machine, SignedIn } from '@/lib/release/people'
import type { Tx } from './client'

/** Who may act: somebody signed in, or a machine. */
export type Acting = SignedIn | Machine

/**
 * Tells the database for whom this transaction acts, once and before anything is written; it is sent when this
 * returns. Throws when the session no longer counts: see `isSignedOut` in db/refused.ts.
 */
export function beginRequest(tx: Tx, actor: Acting) {
  return tx
    .execute(
      actor.kind === 'person'
        ? sql`select public.begin_request('person', ${actor.sessionId})`
        : sql`select public.begin_request('machine', m.id) from machines m where m.name = ${actor.name}`,
    )
    .execute()
}
