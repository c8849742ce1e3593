import { eq } from 'drizzle-orm'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { people } from '@/db/schema'
import { looking } from '@/db/seeds/looking'
import { demoEmail } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { perform } from '@/lib/perform'
import type { Command } from '@/lib/release/commands'
import type { Role } from '@/lib/release/workflow'

/** Somebody of the demonstration, acting now; a refusal ends the measurement. */
export async function hire(name: string, role: Role) {
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.email, demoEmail(name)))
  if (!row) throw new Error(`${name} is not there.`)
  const actor = await signedIn(row.id, [role])

  async function act(version: string, command: Command | undefined) {
    if (!command) throw new Error(`Nobody looked at ${version}.`)
    const asked = { actor, subject: version, command, channel: 'seed' } as const
    const answer = await perform(release, asked)
    if (!answer?.ok) throw new Error(`${version} ${command.type}: ${JSON.stringify(answer)}`)
  }
  return { actor, look: looking, act }
}
