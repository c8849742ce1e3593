import 'server-only'
import { and, eq, like, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { people, personRoles } from '@/db/schema'
import { demoDomain } from '@/lib/people/demo'
import type { Role } from '@/lib/release/workflow'

const isDemoPerson = and(people.active, like(people.email, `%${demoDomain}`))

/** The demonstration people who can sign in, by role in the order of the process. */
export function listDemoPeople() {
  return db
    .select({
      email: people.email,
      name: people.name,
      roles: sql<Role[]>`array_agg(${personRoles.role}::text order by ${personRoles.role})`,
    })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(isDemoPerson)
    .groupBy(people.id)
    .orderBy(sql`min(${personRoles.role})`, people.name)
}

/** Never somebody real: only an address of the demonstration counts. */
export async function demoPersonId(email: unknown): Promise<string | null> {
  if (typeof email !== 'string') return null
  const [found] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isDemoPerson, eq(people.email, email)))
  return found?.id ?? null
}
