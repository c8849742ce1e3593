import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { people, personRoles, sessions } from '@/db/schema'
import type { Role } from '@/lib/release/workflow'

// Asked on every request, so it is prepared once per connection.
const bySession = db
  .select({
    sessionId: sessions.id,
    startedAt: sessions.startedAt,
    seenAt: sessions.seenAt,
    endsAt: sessions.endsAt,
    revokedAt: sessions.revokedAt,
    id: people.id,
    name: people.name,
    email: people.email,
    zone: people.zone,
    active: people.active,
    roles: sql<readonly Role[]>`array(select ${personRoles.role}::text from ${personRoles}
      where ${personRoles.personId} = ${people.id} order by ${personRoles.role})`,
  })
  .from(sessions)
  .innerJoin(people, eq(people.id, sessions.personId))
  .where(eq(sessions.id, sql.placeholder('session')))
  .prepare('person_of_session')

/** The session with the person it belongs to and the roles held now. */
export async function findSession(session: string) {
  const [found] = await bySession.execute({ session })
  return found ?? null
}

export async function keepSession(id: string, now: Date) {
  await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id))
}

export async function addSession(personId: string, startedAt: Date, endsAt: Date): Promise<string> {
  const id = crypto.randomUUID()
  await db.insert(sessions).values({ id, personId, startedAt, seenAt: startedAt, endsAt })
  return id
}

export async function revokeSession(id: string, now: Date) {
  await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)))
}
