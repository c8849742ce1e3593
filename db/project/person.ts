import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { PersonEvent, PersonEventOf } from '@/lib/people/events'
import type { Role } from '@/lib/release/workflow'
import type { Act } from '../aggregate'
import type { Tx } from '../client'
import { gitIdentities, people, personRoles, sessions } from '../schema'

/** Writes what one event changes in the tables. */
export async function projectPerson(tx: Tx, id: string, event: PersonEvent, act: Act) {
  const set = (values: Partial<typeof people.$inferInsert>) =>
    tx.update(people).set(values).where(eq(people.id, id))

  switch (event.type) {
    case 'personAdded':
      return add(tx, id, event, act)
    case 'personEdited':
      return set({ name: event.name, zone: event.zone })
    case 'rolesChanged':
      return holdRoles(tx, id, event.to)
    case 'gitIdentitiesChanged':
      return identify(tx, id, event.to)
    case 'personDisabled':
      await set({ active: false })
      return endSessions(tx, id, act.at)
    case 'personEnabled':
      return set({ active: true })
  }
}

async function add(tx: Tx, id: string, event: PersonEventOf<'personAdded'>, { at }: Act) {
  const { name, email, zone } = event
  await tx.insert(people).values({ id, name, email, zone, addedAt: at })
  await holdRoles(tx, id, event.roles)
  await identify(tx, id, event.gitIdentities)
}

async function holdRoles(tx: Tx, personId: string, roles: readonly Role[]) {
  await tx.delete(personRoles).where(eq(personRoles.personId, personId))
  if (roles.length > 0) await tx.insert(personRoles).values(roles.map(role => ({ personId, role })))
}

async function identify(tx: Tx, personId: string, identities: readonly string[]) {
  await tx.delete(gitIdentities).where(eq(gitIdentities.personId, personId))
  if (identities.length > 0)
    await tx.insert(gitIdentities).values(identities.map(identity => ({ identity, personId })))
}

function endSessions(tx: Tx, personId: string, at: Date) {
  const open = and(eq(sessions.personId, personId), isNull(sessions.revokedAt))
  return tx.update(sessions).set({ revokedAt: at }).where(open)
}
