import { eq } from 'drizzle-orm'
import { person } from '@/db/aggregates/person'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import type { Acting } from '@/db/begin-request'
import { people } from '@/db/schema'
import { looking } from '@/db/seeds/looking'
import { signedIn } from '@/db/seeds/signed-in'
import { perform } from '@/lib/perform'
import type { Command } from '@/lib/release/commands'
import type { Actor, Person } from '@/lib/release/people'
import * as cast from '@/lib/release/testing/people'
import type { Done, Story } from '@/lib/release/testing/story'

/** Carries a story out on the tables, by the same commands: what is there afterwards is no invention. */
export async function tell({ version, done }: Story) {
  const ids = await addCast()
  for (const { command, actor, now } of done) {
    const meant = withIds(ids, { command, actor, now })
    const seen = {
      actor: await acting(meant.actor),
      command: await looking(version, meant.command),
      now,
    }
    const decision = await perform(release, { ...seen, subject: version, channel: 'seed' })
    if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision?.refusal)}`)
  }
}

type Ids = ReadonlyMap<string, string>

async function addCast(): Promise<Ids> {
  const everybody = Object.values(cast).filter(isPerson)
  const ids = new Map<string, string>()
  for (const { id: name, roles } of everybody) ids.set(name, await addOne(name, roles))
  return ids
}

const isPerson = (member: unknown): member is Person =>
  typeof member === 'object' && member !== null && 'kind' in member && member.kind === 'person'

async function addOne(name: string, roles: Person['roles']): Promise<string> {
  const email = `${name}@example.com`
  const [known] = await db.select({ id: people.id }).from(people).where(eq(people.email, email))
  if (known) return known.id
  const command = { type: 'addPerson' as const, name, zone: 'Europe/Paris', roles: [...roles] }
  const answer = await perform(person, {
    actor: { kind: 'machine', name: 'seed' },
    subject: email,
    command: { ...command, gitIdentities: [] },
    channel: 'seed',
  })
  if (!answer?.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return addOne(name, roles)
}

const acting = async (actor: Actor): Promise<Acting> =>
  actor.kind === 'person' ? signedIn(actor.id, actor.roles) : actor

function withIds(ids: Ids, { command, actor, now }: Done): Done {
  const idOf = (name: string) => ids.get(name) ?? name
  return { now, actor: actorWith(idOf, actor), command: commandWith(idOf, command) }
}

const actorWith = (idOf: (name: string) => string, actor: Actor): Actor =>
  actor.kind === 'person' ? { ...actor, id: idOf(actor.id) } : actor

const commandWith = (idOf: (name: string) => string, command: Command): Command =>
  command.type === 'planTrack' ? { ...command, owner: idOf(command.owner) } : command
