import { sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { person } from '@/db/aggregates/person'
import { release } from '@/db/aggregates/release'
import { looking } from '@/db/seeds/looking'
import { gathered, type Gathered } from '@/db/testing/cast'
import { hired } from '@/db/testing/hired'
import { careless } from '@/db/testing/refused-alike'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { Acting } from '@/db/begin-request'
import type { PersonCommand } from '@/lib/people/commands'
import type { PersonEvent } from '@/lib/people/events'
import type { Command } from '@/lib/release/commands'
import type { ReleaseEvent } from '@/lib/release/events'
import type { Intent } from '@/lib/release/seeing'
import type { Role } from '@/lib/release/workflow'

const seed = { kind: 'machine', name: 'seed' } as const
let here: Gathered

beforeAll(async () => {
  here = await gathered()
  await releaseIn('tested', { version: '5.1.0' })
  await releaseIn('answered', { version: '5.2.0' })
  await releaseIn('planned', { version: '5.3.0' })
  await releaseIn('confirmed', { version: '5.4.0' })
})

const approval = (gate: 'qa' | 'readiness' | 'plan'): ReleaseEvent => ({
  ...{ type: 'signedOff', gate, track: gate === 'plan' ? 'self_hosted' : null },
  ...{ revision: 1, decision: 'approve', reason: null, digest: 'd' },
})

type Case = {
  name: string
  version: string
  by: () => Acting | Promise<Acting>
  intent: Intent
  events: ReleaseEvent[]
  role: Role
  before?: () => ReturnType<typeof sql>
}

const qa = {
  version: '5.1.0',
  intent: { type: 'approveQa' },
  events: [approval('qa')],
  role: 'qa',
} as const
const ready = {
  version: '5.2.0',
  intent: { type: 'approveReadiness' },
  events: [approval('readiness')],
  role: 'product',
} as const
const plan = {
  version: '5.3.0',
  intent: { type: 'confirmPlan', track: 'self_hosted' },
  events: [approval('plan')],
  role: 'devops',
} as const
const start = {
  version: '5.4.0',
  intent: { type: 'startRollout', track: 'self_hosted' },
  role: 'devops',
  events: [{ type: 'trackStarted', track: 'self_hosted', installations: [] }],
} as const

const idOf = (version: string) => sql`(select id from releases where version = ${version})`
const cases: Case[] = [
  {
    ...qa,
    events: [...qa.events],
    name: 'froze-it-yourself',
    by: () => here.who('Quinn'),
    before: () => sql`update releases set frozen_by = ${here.who('Quinn').id}`,
  },
  { ...qa, events: [...qa.events], name: 'wrote-a-change', by: () => here.who('Quentin') },
  { ...qa, events: [...qa.events], name: 'wrong-role', by: () => here.who('Petra') },
  {
    ...qa,
    events: [...qa.events],
    name: 'already-voted',
    by: () => here.who('Quinn'),
    before: () => vote('5.1.0', 'qa'),
  },
  {
    ...qa,
    events: [...qa.events],
    name: 'signed-another-gate',
    by: () => here.who('Quinn'),
    before: () => vote('5.1.0', 'readiness'),
  },
  {
    ...qa,
    events: [...qa.events],
    version: '5.2.0',
    name: 'wrong-stage',
    by: () => hired('Another', 'qa'),
  },
  {
    ...qa,
    events: [...qa.events],
    name: 'no-test-run',
    by: () => here.who('Quinn'),
    before: () => sql`update test_runs set commit = 'x'`,
  },
  {
    ...ready,
    events: [...ready.events],
    name: 'criteria-open',
    by: () => here.who('Petra'),
    before: () => sql`update criteria set state = null`,
  },
  { ...plan, events: [...plan.events], name: 'planned-by-you', by: () => here.who('Dora') },
  {
    ...plan,
    events: [...plan.events],
    name: 'plan-expired',
    by: () => here.who('Dag'),
    before: () => sql`update tracks set expired = true`,
  },
  {
    ...start,
    events: [...start.events] as unknown as ReleaseEvent[],
    name: 'not-due',
    by: () => here.who('Dora'),
  },
  {
    ...start,
    events: [...start.events] as unknown as ReleaseEvent[],
    name: 'held',
    by: () => here.who('Dora'),
    before: () => sql`update tracks set held = 'disk'`,
  },
]

const vote = (version: string, gate: string) => sql`
  insert into sign_offs (release_id, gate, revision, decision, person_id, role, at)
  values (${idOf(version)}, ${gate}, 1, 'approve', ${here.who('Quinn').id}, 'qa', now())`

test.each(cases)(
  '$name is answered alike with and without the rule',
  async ({ version, by, intent, events, role, before }) => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
    await withUndo(['releases', 'tracks', 'criteria', 'sign_offs', 'test_runs'], async () => {
      if (before) await unguarded.execute(before())
      const command: Command = await looking(version, intent)
      const asked = { actor: await by(), subject: version, command, channel: 'api' } as const
      const ruled = await perform(release, asked)
      expect(ruled?.ok).toBe(false)
      expect(log).not.toHaveBeenCalled()
      expect(await perform(careless(release, events, role), asked)).toEqual(ruled)
      expect(log).toHaveBeenCalledWith(
        expect.stringMatching(/^The guard \w+ of the database stopped/),
      )
    })
    log.mockRestore()
  },
)

const ofPeople: [string, PersonCommand, PersonEvent][] = [
  [
    'own-roles',
    { type: 'setRoles', roles: ['qa', 'admin'] },
    { type: 'rolesChanged', from: ['admin'], to: ['qa', 'admin'] },
  ],
  [
    'last-admin',
    { type: 'setRoles', roles: ['viewer'] },
    { type: 'rolesChanged', from: ['admin'], to: ['viewer'] },
  ],
  ['yourself', { type: 'disablePerson', reason: 'x' }, { type: 'personDisabled', reason: 'x' }],
]

test.each(ofPeople)('%s is answered alike of people', async (code, command, event) => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const actor: Acting = code === 'last-admin' ? seed : here.who('Ada')
  const asked = { actor, subject: 'ada@demo.example.com', command, channel: 'api' } as const
  const ruled = await perform(person, asked)
  expect(ruled).toEqual({ ok: false, refusal: { code } })
  expect(
    await perform(careless(person, [event], actor.kind === 'machine' ? 'system' : 'admin'), asked),
  ).toEqual(ruled)
  log.mockRestore()
})

test('what no rule foresees is an error with the guard’s name in the log, and no answer', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const events: ReleaseEvent[] = [{ type: 'stageEntered', stage: 'readiness' }]
  const command = await looking('5.1.0', { type: 'approveQa' })
  const asked = { actor: here.who('Quinn'), subject: '5.1.0', command, channel: 'api' } as const
  await expect(perform(careless(release, events, 'qa'), asked)).rejects.toThrow()
  expect(log).toHaveBeenCalledWith(
    'The guard stage_has_its_votes of the database stopped approveQa.',
  )
  log.mockRestore()
})
