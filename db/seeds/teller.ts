import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { release } from '@/db/aggregates/release'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { people } from '@/db/schema'
import { wallOf } from '@/lib/calendar/wall'
import { classify, pullRequestOf } from '@/lib/evidence/conventional'
import { perform } from '@/lib/perform'
import type { Machine, SignedIn } from '@/lib/release/people'
import type { Intent } from '@/lib/release/seeing'
import type { Role } from '@/lib/release/workflow'
import { looking } from './looking'
import { demoEmail, demoPeople } from './people'
import { signedIn } from './signed-in'

/** Lives through the quarter: people act by name, at the time the clock shows, and only as the rules allow. */
export async function teller(clock: { now: Date }) {
  const cast = await findCast()
  const later = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * 3_600_000)
  }

  async function act(actor: Acting, version: string, intent: Intent) {
    later(0.2)
    const answer = await perform(release, {
      actor,
      subject: version,
      command: await looking(version, intent),
      channel: 'seed',
      now: clock.now,
    })
    if (!answer?.ok) throw new Error(`${version} ${intent.type}: ${JSON.stringify(answer)}`)
  }

  return {
    cast,
    later,
    act: (who: string, version: string, intent: Intent) =>
      act(personNamed(cast, who), version, intent),
    machine: (name: Machine['name'], version: string, intent: Intent) =>
      act({ kind: 'machine', name }, version, intent),
    /** The wall time that a clock in this zone shows so many hours from now. */
    wall: (hours: number, zone = 'Europe/Paris') =>
      wallOf(new Date(clock.now.getTime() + hours * 3_600_000), zone).local,
  }
}

export type Teller = Awaited<ReturnType<typeof teller>>

/** Forty hexadecimal digits for a commit that exists nowhere. */
export const commitOf = (text: string) => createHash('sha1').update(text).digest('hex')

/** Changes as a git log would bring them: one subject a line, by the authors in turn. */
export function changesFrom(
  version: string,
  subjects: readonly string[],
  authors: readonly string[],
  at: Date,
) {
  return subjects.map((subject, index) => {
    const { kind, scope, breaking } = classify(subject)
    const committedAt = new Date(at.getTime() - (index + 1) * 9 * 3_600_000).toISOString()
    const authorName = authors[index % authors.length] ?? null
    const sha = commitOf(`${version} ${subject}`)
    const pullRequest = pullRequestOf(subject)
    return {
      sha,
      committedAt,
      authorName,
      authorEmail: null,
      subject,
      kind,
      scope,
      breaking,
      pullRequest,
    }
  })
}

type Cast = ReadonlyMap<string, SignedIn>

async function findCast(): Promise<Cast> {
  const found = await Promise.all(demoPeople.map(({ name, role }) => personFrom(name, role)))
  return new Map(found)
}

async function personFrom(name: string, role: Role): Promise<[string, SignedIn]> {
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.email, demoEmail(name)))
  if (!row) throw new Error(`${name} is not there.`)
  return [name, await signedIn(row.id, [role])]
}

function personNamed(cast: Cast, name: string): SignedIn {
  const person = cast.get(name)
  if (!person) throw new Error(`Nobody is called ${name}.`)
  return person
}
