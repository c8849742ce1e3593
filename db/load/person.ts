import 'server-only'
import { sql } from 'drizzle-orm'
import type { PersonCommand } from '@/lib/people/commands'
import type { KnownPerson, PersonSituation } from '@/lib/people/person'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'

type Row = {
  id: string | null
  seq: number
  person: KnownPerson | null
  otherAdmins: number
  taken: { identity: string; by: string }[]
}

/**
 * The rules look across people (the last admin, whose git identity it is), so changes of people are
 * served one after the other. They are rare.
 */
export async function lockPerson(
  tx: Tx,
  subject: string,
  { type }: PersonCommand,
): Promise<Locked<PersonSituation> | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('people'))`)
  const { rows } = await tx.execute<Row>(selectPerson(subject.trim().toLowerCase()))
  const [row] = rows
  if (!row) throw new Error('The query for a person answered nothing.')

  const { person, otherAdmins, taken, seq } = row
  const comesIntoBeing = type === 'addPerson' || type === 'nameFirstAdmin'
  if (!person && !comesIntoBeing) return null
  return { id: person?.id ?? crypto.randomUUID(), seq, state: { person, otherAdmins, taken } }
}

const selectPerson = (email: string) => sql`
  select p.id,
    (select coalesce(max(e.seq), 0) from events e
      where e.aggregate = 'person' and e.aggregate_id = p.id) as seq,
    case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'zone', p.zone,
      'active', p.active,
      'roles', array(select r.role from person_roles r where r.person_id = p.id order by r.role),
      'gitIdentities', array(select g.identity from git_identities g where g.person_id = p.id
        order by g.identity)) end as person,
    (select count(*)::int from person_roles r join people o on o.id = r.person_id
      where r.role = 'admin' and o.active and o.id is distinct from p.id) as "otherAdmins",
    (select coalesce(json_agg(json_build_object('identity', g.identity, 'by', o.name)
        order by g.identity), '[]')
      from git_identities g join people o on o.id = g.person_id
      where o.id is distinct from p.id) as taken
  from (values (${email}::text)) as asked (email) left join people p on p.email = asked.email`
