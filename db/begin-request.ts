import 'server-only'
import { sql } from 'drizzle-orm'
import type { Machine, SignedIn, Token } from '@/lib/release/people'
import type { Tx } from './client'

/** Who may act: somebody signed in, a machine, or who holds a token. */
export type Acting = SignedIn | Machine | Token

/**
 * Tells the database for whom this transaction acts, once and before anything is written; it is sent when this
 * returns. Throws when the session or token no longer counts: see `isSignedOut` in db/refused.ts.
 */
export function beginRequest(tx: Tx, actor: Acting) {
  return tx.execute(statementFor(actor)).execute()
}

function statementFor(actor: Acting) {
  switch (actor.kind) {
    case 'person':
      return sql`select public.begin_request('person', ${actor.sessionId})`
    case 'token':
      return sql`select public.begin_request('token', ${actor.id})`
    case 'machine':
      return sql`select public.begin_request('machine', m.id) from machines m where m.name = ${actor.name}`
  }
}
