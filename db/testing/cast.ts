import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedPeople } from '@/db/seeds/people'
import { teller } from '@/db/seeds/teller'

/** The people and customers of the demonstration, by name, signed in; and the ids of releases by version. */
export async function gathered() {
  const before = new Date(Date.now() - 10 * 86_400_000)
  await seedPeople(before)
  await seedCustomers(before)
  const { cast } = await teller({ now: new Date() })
  return {
    who(name: string) {
      const found = cast.get(name)
      if (!found) throw new Error(`${name} is not there.`)
      return found
    },
    async idOf(version: string) {
      const { rows } = await db.execute<{ id: string }>(
        sql`select id from releases where version = ${version}`,
      )
      if (!rows[0]) throw new Error(`${version} is not there.`)
      return rows[0].id
    },
  }
}
export type Gathered = Awaited<ReturnType<typeof gathered>>
