import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { person } from '@/db/aggregates/person'
import { db } from '@/db/client'
import { events, gitIdentities, people, personRoles, sessions } from '@/db/schema'
import { unguarded } from '@/db/testing/unguarded'
import { addSession } from '@/lib/auth/sessions'
import { endOf } from '@/lib/auth/lifetime'
import { viewerOf } from '@/lib/auth/viewer'
import { payloads, type PersonCommand, type PersonCommandName } from './commands'
import { perform } from '@/lib/perform'

const seed = { kind: 'machine', name: 'seed' } as const
const now = new Date('2026-03-02T08:00:00Z')

function act(subject: string, type: PersonCommandName, payload: object = {}, actor = seed) {
  const command = { ...payloads[type].parse(payload), type } as PersonCommand
  return perform(person, { actor, subject, command, channel: 'seed', now })
}
const added = (name: string, roles: string[], gitIdentities: string[] = []) =>
  act(`${name}@example.com`, 'addPerson', { name, roles, gitIdentities })
async function idOf(email: string) {
  const [row] = await db.select().from(people).where(eq(people.email, email))
  return row?.id ?? ''
}
const rolesOf = async (id: string) =>
  (
    await db
      .select({ role: personRoles.role })
      .from(personRoles)
      .where(eq(personRoles.personId, id))
      .orderBy(asc(personRoles.role))
  ).map(({ role }) => role)

it('writes a person with roles and git identities, and one event', async () => {
  await added('Petra', ['product'], ['Petra P', 'petra@example.com'])
  const id = await idOf('petra@example.com')
  expect(await rolesOf(id)).toEqual(['product'])
  const identities = await db.select().from(gitIdentities).where(eq(gitIdentities.personId, id))
  expect(identities.map(({ identity }) => identity).sort()).toEqual([
    'petra p',
    'petra@example.com',
  ])
  const record = await db.select().from(events).where(eq(events.aggregateId, id))
  expect(record).toMatchObject([
    { aggregate: 'person', seq: 1, type: 'personAdded', machine: 'seed', role: 'system', at: now },
  ])
})

it('ends every session when a person is disabled, and starts none again when enabled', async () => {
  await added('Ada', ['admin'])
  await added('Dora', ['devops'])
  const dora = await idOf('dora@example.com')
  const session = await addSession(dora, now, endOf(now))
  expect(await viewerOf(session, now)).not.toBeNull()

  await act('dora@example.com', 'disablePerson', { reason: 'left' })
  expect(await viewerOf(session, now)).toBeNull()
  expect(await db.select().from(sessions).where(eq(sessions.id, session))).toMatchObject([
    { revokedAt: now },
  ])
  await act('dora@example.com', 'enablePerson')
  expect(await viewerOf(session, now)).toBeNull()
})

it('gives a person new roles and numbers the events on', async () => {
  await added('Sacha', ['sales'])
  const id = await idOf('sacha@example.com')
  const session = await addSession(id, now, endOf(now))
  await act('SACHA@example.com', 'setRoles', { roles: ['qa', 'sales'] })
  expect((await viewerOf(session, now))?.roles).toEqual(['qa', 'sales'])
  const record = await db.select().from(events).where(eq(events.aggregateId, id))
  expect(record.map(({ seq, type }) => [seq, type])).toEqual([
    [1, 'personAdded'],
    [2, 'rolesChanged'],
  ])
})

it('refuses a git identity that somebody else has, and writes nothing', async () => {
  await added('Quinn', ['qa'], ['quinn'])
  await added('Quentin', ['qa'])
  const answer = await act('quentin@example.com', 'setGitIdentities', { gitIdentities: 'Quinn' })
  expect(answer).toMatchObject({ refusal: { code: 'identity-taken', by: 'Quinn' } })
  const id = await idOf('quentin@example.com')
  expect(await db.select().from(events).where(eq(events.aggregateId, id))).toHaveLength(1)
})

it('knows nobody by an address that was never added', async () => {
  expect(await act('nobody@example.com', 'setRoles', { roles: ['qa'] })).toBeNull()
})

it('names one first admin when two ask at once', async () => {
  await unguarded.delete(personRoles).where(eq(personRoles.role, 'admin'))
  const asked = ['one', 'two'].map(name => act(`${name}@example.com`, 'nameFirstAdmin', { name }))
  const answers = await Promise.all(asked)
  expect(answers.map(answer => answer?.ok).sort()).toEqual([false, true])
})

it('keeps one admin when two admins demote each other at once', async () => {
  await unguarded.delete(personRoles).where(eq(personRoles.role, 'admin'))
  await added('Anna', ['admin'])
  await added('Bea', ['admin'])
  const answers = await Promise.all(
    ['anna', 'bea'].map(name => act(`${name}@example.com`, 'setRoles', { roles: ['viewer'] })),
  )
  expect(answers.map(answer => answer?.ok).sort()).toEqual([false, true])
})
