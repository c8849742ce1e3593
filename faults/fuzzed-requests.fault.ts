import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedFreezes } from '@/db/seeds/freezes'
import { seedBooks } from '@/db/seeds/invoices'
import { demoEmail, demoPeople, seedPeople } from '@/db/seeds/people'
import { releaseIn, type Reach } from '@/db/testing/release-in'
import { startedRelease } from '@/db/testing/started-release'
import { fuzzed } from '@/e2e/fuzzed'
import { harmful, type Harm } from '@/e2e/harmful'
import { actions, newMark, placeOf } from '@/e2e/server-actions'
import { doneBy } from '@/e2e/traces'
import { signedIn } from '@/db/seeds/signed-in'
import { doorOf } from '@/lib/doors'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { teller } from '@/db/seeds/teller'
import { roles, type Role } from '@/lib/release/workflow'
import { added } from './lane'
import { mayAct } from './may-act'
import { long, report, seed, tally } from './reach'
import { violations, wholeRecord } from './second-rule'
import { address, cookieOf, startWeb, type Web } from './web'

const EACH = long ? 504 : 14
/** A release is used for so many; then the next one stands somewhere else. */
const BATCH = long ? 84 : 14
/** In the short way so many actions share a release. */
const SHARED = long ? 1 : 4
const AT_ONCE = 12
const places: readonly Reach[] = [
  'tested',
  'answered',
  'opened',
  'confirmed',
  'monitoring',
  'planned',
]
const spare = 'spare@example.test'

type Sender = { role: Role | null; cookie: string }
let web: Web
let senders: Sender[]

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  await seedFreezes(new Date())
  await draftInvoices(await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0'))
  await added(spare, ['viewer'])
  web = await startWeb({ CONSOLE_JOBS: 'off' })
  senders = [{ role: null, cookie: '' }, ...(await Promise.all(roles.map(senderFor)))]
})
afterAll(() => web.stop())

test('whatever is sent by whomever: nothing happens without the right, and nothing breaks', async () => {
  const counts = tally()
  const worked = new Set<string>()
  const wrong: string[] = []
  for (const [index, { name, page }] of actions.entries())
    for (let done = 0; done < EACH; done += BATCH) {
      const at = index * Math.ceil(EACH / BATCH) + done / BATCH
      const { version, harm } = await prepared(name, at)
      const payload = doorOf(name).payloads[name]
      if (!payload) throw new Error(`${name} has no payload.`)
      const requests = fc.sample(fuzzed(payload, harm), { numRuns: BATCH, seed: seed + at })
      const path = placeOf(page, version)
      await inParallel(requests, async (request, number) => {
        const sender = senders[number % senders.length] ?? { role: null, cookie: '' }
        const from = origins[number % 4 === 3 ? Math.floor(number / 4) % origins.length : 0]
        const headers = from ?? {}
        const answer = await web.post(sender.cookie, { action: name, path, harm: request, headers })
        counts.count('sent')
        counts.count(answer.is || String(answer.status))
        if (answer.is === 'done') worked.add(name)
        const bad = problemOf({ name, sender, from: headers }, answer)
        if (bad)
          wrong.push(
            `${bad}: ${name} by ${sender.role ?? 'nobody'} of ${version}, ${JSON.stringify(request).slice(0, 600)}`,
          )
      })
    }
  expect(wrong).toEqual([])
  expect(counts.of('sent')).toBeGreaterThanOrEqual(actions.length * (long ? 500 : 10))
  expect(await doneBy('Vera'), 'by who only reads').toBe(0)
  expect(await doneBy(null), 'by nobody').toBe(0)
  expect(await withoutTheirRole(), 'in a role that is not held').toEqual([])
  expect(violations(await wholeRecord()), 'past four eyes').toEqual([])
  const met = ['refused', 'invalid', 'done', '403']
  report('fuzzed requests', Object.fromEntries(met.map(name => [name, counts.of(name)])), {
    ...counts.all(),
    actions: actions.length,
    'actions done by who may': worked.size,
  })
})

// Each of them but the first is turned away at the door, whoever sends it.
const origins: readonly Record<string, string>[] = [
  { origin: address },
  {},
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' },
]

type Sent = { name: string; sender: Sender; from: Record<string, string> }

function problemOf({ name, sender, from }: Sent, { status, is }: { status: number; is: string }) {
  if (status >= 500) return String(status)
  if (is !== 'done') return null
  if (from !== origins[0]) return 'done from elsewhere'
  return sender.role && mayAct[name]?.includes(sender.role) ? null : 'done without the right'
}

async function prepared(name: string, at: number) {
  const version = `${100 + Math.floor(at / SHARED)}.1.0`
  const place = places[Math.floor(at / SHARED) % places.length] ?? 'tested'
  if (at % SHARED === 0) await releaseIn(place, { version })
  const harm: Harm = (await harmful(version, newMark()))[name] ?? { subject: version, fields: {} }
  // Who sends the next one has to stay who they are.
  return { version, harm: harm.subject === demoEmail('Petra') ? { ...harm, subject: spare } : harm }
}

async function senderFor(role: Role): Promise<Sender> {
  const { cast } = await teller({ now: new Date() })
  const person = cast.get(demoPeople.find(one => one.role === role)?.name ?? '')
  if (!person) throw new Error(`Nobody is ${role}.`)
  return { role, cookie: await cookieOf((await signedIn(person.id, [role])).sessionId) }
}

async function inParallel<Item>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<void>,
) {
  const left = items.entries()
  const one = async () => {
    for (const [index, item] of left) await act(item, index)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

// Nobody's roles change here but the spare person's.
async function withoutTheirRole() {
  const { rows } = await db.execute(sql`select type, role from events e where actor_id is not null
    and not exists (select from person_roles r where r.person_id = e.actor_id and r.role::text = e.role)`)
  return rows
}
