import { eq } from 'drizzle-orm'
import { person } from '@/db/aggregates/person'
import type { SignedIn } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import { db } from '@/db/client'
import { people } from '@/db/schema'
import { addSession } from '@/lib/auth/sessions'
import type { PersonCommand } from '@/lib/people/commands'
import { perform } from '@/lib/perform'

/** The people of one lane, and what each holds before anything happens. */
export const parts = {
  opener: ['product'],
  freezer: ['product', 'qa'],
  tester: ['qa'],
  second: ['product', 'qa'],
  author: ['product', 'qa'],
} as const satisfies Record<string, readonly Role[]>
export type Part = keyof typeof parts
export const partNames = Object.keys(parts) as Part[]

type Member = { email: string; actor: SignedIn }
export type Lane = {
  cast: Record<Part, Member>
  manage: (part: Part, act: Manage) => Promise<void>
}
type Manage = 'revoke' | 'disable' | 'restore'

export const authorName = (lane: number) => `author-${lane}`

/** Adds the people of a lane, by commands: who holds what when is on the record. */
export async function laneOf(lane: number, admin: SignedIn): Promise<Lane> {
  const members: [Part, Member][] = []
  for (const part of partNames) {
    const email = `${part}-${lane}@example.com`
    const names = part === 'author' ? [authorName(lane)] : []
    members.push([part, { email, actor: await added(email, parts[part], names) }])
  }
  const cast = Object.fromEntries(members) as Record<Part, Member>
  return { cast, manage: (part, act) => manage(admin, cast[part], parts[part], act) }
}

/** Somebody who joins, signed in. */
export async function added(
  email: string,
  roles: readonly Role[],
  gitIdentities: string[] = [],
): Promise<SignedIn> {
  const command = { type: 'addPerson' as const, name: email, zone: 'Europe/Paris', gitIdentities }
  const actor = { kind: 'machine', name: 'seed' } as const
  await perform(person, {
    ...{ actor, subject: email, channel: 'seed' },
    command: { ...command, roles: [...roles] },
  })
  const [row] = await db.select({ id: people.id }).from(people).where(eq(people.email, email))
  if (!row) throw new Error(`${email} was not added.`)
  return signedInAgain({ kind: 'person', id: row.id, roles, sessionId: '' })
}

async function manage(admin: SignedIn, member: Member, usual: readonly Role[], act: Manage) {
  const enter = (command: PersonCommand) =>
    perform(person, { actor: admin, subject: member.email, command, channel: 'screen' })
  if (act === 'revoke') await enter({ type: 'setRoles', roles: ['viewer'] })
  if (act === 'disable') await enter({ type: 'disablePerson', reason: 'Left.' })
  if (act !== 'restore') return
  await enter({ type: 'enablePerson' })
  await enter({ type: 'setRoles', roles: [...usual] })
  member.actor = await signedInAgain(member.actor)
}

async function signedInAgain(actor: SignedIn): Promise<SignedIn> {
  const now = new Date()
  const sessionId = await addSession(actor.id, now, new Date(now.getTime() + 3_600_000))
  return { ...actor, sessionId }
}
