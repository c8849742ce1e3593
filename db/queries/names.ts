import 'server-only'
import { cache } from 'react'
import type { Reader } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import { sql } from 'drizzle-orm'
import { planned } from '../planned'

export type PersonName = { id: string; name: string; active: boolean; roles: Role[] }

/** Everybody by id, for the names beside votes and plans. A vendor has tens of people, not thousands. */
export const listNames = cache(async (_reader: Reader): Promise<Map<string, PersonName>> => {
  const rows = await planned<PersonName>(
    'names',
    sql`
    select p.id, p.name, p.active,
      coalesce((select json_agg(r.role order by r.role) from person_roles r where r.person_id = p.id), '[]') as roles
    from people p order by p.name`,
  )
  return new Map(rows.map(person => [person.id, person]))
})
