import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { PersonSituation } from '@/lib/people/person'
import type { Viewer } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'

export type PersonRow = {
  id: string
  /** The number of the last event about this person. */
  seq: number
  name: string
  email: string
  zone: string
  active: boolean
  addedAt: string
  seenAt: string | null
  roles: Role[]
  gitIdentities: string[]
}

/** Everybody, those who can sign in first. Whoever is signed in may read it. */
export async function listPeople(_viewer: Viewer): Promise<PersonRow[]> {
  const { rows } = await db.execute<PersonRow>(sql`
    select p.id, p.name, p.email, p.zone, p.active, p.added_at as "addedAt",
      (select coalesce(max(e.seq), 0) from events e
        where e.aggregate = 'person' and e.aggregate_id = p.id) as seq,
      (select max(s.seen_at) from sessions s where s.person_id = p.id) as "seenAt",
      array(select r.role::text from person_roles r where r.person_id = p.id order by r.role) as roles,
      array(select g.identity from git_identities g where g.person_id = p.id
        order by g.identity) as "gitIdentities"
    from people p order by not p.active, lower(p.name), p.email`)
  return rows
}

/** One of them, as the rules see a person; null when there is none with this id. */
export function findPerson(everybody: readonly PersonRow[], id: string) {
  const person = everybody.find(row => row.id === id)
  return person ? { person, situation: situationOf(person, everybody) } : null
}

/** What the rules ask about a person (null: one to be added), from the list of everybody. */
export function situationOf(
  person: PersonRow | null,
  everybody: readonly PersonRow[],
): PersonSituation {
  const others = everybody.filter(other => other.id !== person?.id)
  return {
    person,
    otherAdmins: others.filter(other => other.active && other.roles.includes('admin')).length,
    taken: others.flatMap(other =>
      other.gitIdentities.map(identity => ({ identity, by: other.name })),
    ),
  }
}
