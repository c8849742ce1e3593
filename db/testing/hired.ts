import { people, personRoles } from '@/db/schema'
import { signedIn } from '@/db/seeds/signed-in'
import type { Role } from '@/lib/release/workflow'
import { unguarded } from './unguarded'

/** Somebody who holds these roles and is signed in, put there without anybody's command. */
export async function hired(name: string, ...roles: Role[]) {
  const id = crypto.randomUUID()
  await unguarded.insert(people).values({ id, name, email: `${id}@example.test` })
  if (roles.length > 0)
    await unguarded.insert(personRoles).values(roles.map(role => ({ personId: id, role })))
  return signedIn(id, roles)
}
