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
import type { Role, TrackType } from '@/lib/release/workflow'
import { looking } from './looking'
import { demoEmail, demoPeople } from './people'
import { readAsHealthy } from './readings'
import { signedIn } from './signed-in'
import { workingTime } from './working-hours'

/**
 * Lives through the quarter: people act by name, at the time the clock shows, and only as the rules allow. With
 * working hours they wait for theirs; machines never do.
 */
export async function teller(
  clock: { now: Date },
  keeps: 'any-hours' | 'working-hours' = 'any-hours',
) {
  const cast = await findCast()
  const later = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * 3_600_000)
  }
  const work = (zones: readonly string[], hours = 0) => {
    if (keeps === 'working-hours') clock.now = workingTime(clock.now, zones, hours)
  }

  async function act(actor: Acting, version: string, intent: Intent, zone: string | null) {
    later(0.2)
    if (zone) work([zone])
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
    /** Waits until so many working hours are left for everybody. */
    inWorkingHours: (hours: number) => work(allZones, hours),
    act: (who: string, version: string, intent: Intent) =>
      act(personNamed(cast, who), version, intent, zoneOf(who)),
    machine: (name: Machine['name'], version: string, intent: Intent) =>
      act({ kind: 'machine', name }, version, intent, null),
    /** Health is read, three times a minute apart. */
    async read(version: string, track: TrackType) {
      for (let look = 0; look < 3; look += 1) {
        later(1 / 60)
        await readAsHealthy({ release: version, track }, clock.now)
      }
    },
    /** The wall time that a clock in this zone shows so many hours from now; with working hours in them, on the quarter. */
    wall(hours: number, zone = 'Europe/Paris') {
      const at = new Date(clock.now.getTime() + hours * 3_600_000)
      return wallOf(keeps === 'working-hours' ? onTheQuarter(workingTime(at, [zone])) : at, zone)
        .local
    },
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

const quarter = 15 * 60_000
const onTheQuarter = (at: Date) => new Date(Math.floor(at.getTime() / quarter) * quarter)

const allZones = [...new Set(demoPeople.map(({ zone }) => zone))]
const zoneOf = (who: string) => demoPeople.find(({ name }) => name === who)?.zone ?? null

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
