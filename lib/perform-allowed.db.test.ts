import { beforeAll, expect, test } from 'vitest'
import { carried, doneBy } from '@/db/testing/allowed'
import { places, serverlessPlaces, type Place } from '@/db/testing/places'
import { getSituation } from '@/db/queries/situation'
import { seedCustomers } from '@/db/seeds/customers'
import { demoPeople, seedPeople } from '@/db/seeds/people'
import { teller, type Teller } from '@/db/seeds/teller'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/release/permissions'
import { trackOf, unopened } from '@/lib/release/release'
import type { Intent } from '@/lib/release/seeing'
import { commandNames, rules, type CommandName, type TrackType } from '@/lib/release/workflow'

const major = 61
let tell: Teller
let minor = 0
const standing = new Map<Place, string>()

beforeAll(async () => {
  const before = new Date(Date.now() - 30 * 86_400_000)
  await seedPeople(before)
  await seedCustomers(before)
  tell = await teller({ now: new Date(Date.now() - 720_000) })
  // What serverless customers run before: a roll-back leads there.
  await serverlessPlaces.at(-1)?.(`${String(major - 1)}.1.0`, 'serverless')
})

/** Every command × role × stage the process allows, on a track it is for. */
const allowed = commandNames.flatMap(name =>
  rules[name].open.flatMap(stage => rules[name].by.map(role => ({ name, role, stage }))),
)

test('the process allows something to everybody who takes part, and to machines', () => {
  const takingPart = new Set(allowed.map(({ role }) => role))
  expect([...takingPart].sort()).toEqual(['devops', 'product', 'qa', 'sales', 'system'])
})

test.each(allowed)('$name is done by $role while $stage, and is on the record', async asked => {
  const type = trackFor(asked.name)
  const found = asked.stage === 'unopened' ? unborn(asked) : await findPlace(asked, type)
  if (!found) throw new Error('No place was found where nothing stands in the way.')

  const { version, who } = found
  const before = await getSituation({} as Viewer, version)
  const release = before?.release ?? unopened
  const where = { release, type, role: asked.role, owner: tell.cast.get('Dora')?.id ?? '' }
  const intent = { type: asked.name, ...carried[asked.name](where) } as Intent
  const clock = await teller({ now: new Date(Date.now() - 720_000) })
  await doneBy(clock, who, version, intent)

  const after = await getSituation({} as Viewer, version)
  expect(after?.seq).toBeGreaterThan(before?.seq ?? 0)
})

type Asked = (typeof allowed)[number]
type Found = { version: string; who: string | null }

// A vote that was given, or a hold that was lifted, is used up: then the place is reached anew.
async function findPlace(asked: Asked, type: TrackType): Promise<Found | null> {
  const candidates = type === 'serverless' ? serverlessPlaces : places
  for (const place of candidates) {
    const version = standing.get(place)
    const who = version && (await whoMay(asked, version, type))
    if (version && who) return { version, who: who.name }
  }
  for (const place of candidates) {
    const version = next()
    await place(version, type)
    standing.set(place, version)
    const who = await whoMay(asked, version, type)
    if (who) return { version, who: who.name }
  }
  return null
}

async function whoMay({ name, role, stage }: Asked, version: string, type: TrackType) {
  const situation = await getSituation({} as Viewer, version)
  if (!situation) throw new Error(`${version} is not there.`)
  const { release } = situation
  const about = rules[name].scope === 'track' ? type : null
  const here = about ? trackOf(release, about)?.stage : release.stage
  if (here !== stage) return null
  const open = trackOf(release, type)?.incidents.some(({ resolved }) => !resolved)
  if (name === 'resolveIncident' && !open) return null
  return holders(role).find(({ actor }) => obstacle(situation, name, actor, about) === null) ?? null
}

function holders(role: Asked['role']) {
  if (role === 'system')
    return [{ name: null, actor: { kind: 'machine', name: 'scheduler' } as const }]
  return demoPeople.flatMap(({ name, role: held }) => {
    const actor = tell.cast.get(name)
    return held === role && actor ? [{ name, actor }] : []
  })
}

function unborn({ role }: Asked): Found | null {
  const [holder] = holders(role)
  return holder ? { version: next(), who: holder.name } : null
}

const next = () => `${String(major)}.${String((minor += 1))}.0`

function trackFor(name: CommandName): TrackType {
  const { on } = rules[name]
  return on.includes('self_hosted') ? 'self_hosted' : 'serverless'
}
