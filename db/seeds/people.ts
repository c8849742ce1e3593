import { person } from '@/db/aggregates/person'
import { demoDomain } from '@/lib/people/demo'
import { perform } from '@/lib/perform'
import type { Role } from '@/lib/release/workflow'

type DemoPerson = { name: string; role: Role; zone: string }

const paris = 'Europe/Paris'
const reykjavik = 'Atlantic/Reykjavik'

/** One per role, and a second one where four eyes ask for another person. */
export const demoPeople = [
  { name: 'Petra', role: 'product', zone: paris },
  { name: 'Paul', role: 'product', zone: reykjavik },
  { name: 'Quinn', role: 'qa', zone: paris },
  { name: 'Quentin', role: 'qa', zone: paris },
  { name: 'Dora', role: 'devops', zone: reykjavik },
  { name: 'Dag', role: 'devops', zone: reykjavik },
  { name: 'Sunna', role: 'sales', zone: reykjavik },
  { name: 'Sacha', role: 'sales', zone: paris },
  { name: 'Ada', role: 'admin', zone: paris },
  { name: 'Vera', role: 'viewer', zone: paris },
] as const satisfies readonly DemoPerson[]

export const demoEmail = (name: string) => `${name.toLowerCase()}${demoDomain}`

/** Adds the demonstration people to an empty console, as of `now`. */
export async function seedPeople(now: Date) {
  for (const { name, role, zone } of demoPeople) {
    const email = demoEmail(name)
    const gitIdentities = [name.toLowerCase(), email]
    const command = { type: 'addPerson' as const, name, zone, roles: [role], gitIdentities }
    const actor = { kind: 'machine', name: 'seed' } as const
    const answer = await perform(person, { actor, subject: email, command, channel: 'seed', now })
    if (!answer?.ok) throw new Error(`${name} was not added: ${JSON.stringify(answer)}`)
  }
}
