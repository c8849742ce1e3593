import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { people, personRoles, sessions } from '@/db/schema'
import { unguarded } from '@/db/testing/unguarded'
import { endOf } from './lifetime'
import { addSession, revokeSession } from './sessions'
import { isOpen, viewerOf } from './viewer'

const start = new Date('2026-03-02T08:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

let session: string
let person: string

beforeEach(async () => {
  person = crypto.randomUUID()
  const email = `${person}@example.com`
  await unguarded
    .insert(people)
    .values({ id: person, name: 'Quinn', email, zone: 'Atlantic/Reykjavik' })
  await unguarded.insert(personRoles).values([
    { personId: person, role: 'admin' },
    { personId: person, role: 'qa' },
  ])
  session = await addSession(person, start, endOf(start))
})

const seenAt = async () =>
  (await db.select().from(sessions).where(eq(sessions.id, session)))[0]?.seenAt

describe('the viewer of a session', () => {
  it('is the person with every role held now, in the order of the process', async () => {
    expect(await viewerOf(session, after(1))).toEqual({
      kind: 'person',
      id: person,
      name: 'Quinn',
      email: `${person}@example.com`,
      zone: 'Atlantic/Reykjavik',
      roles: ['qa', 'admin'],
      sessionId: session,
    })
  })

  it('is nobody for a session that never was', async () => {
    expect(await viewerOf(crypto.randomUUID(), start)).toBeNull()
  })

  it('is nobody from the request after signing out', async () => {
    expect(await viewerOf(session, start)).not.toBeNull()
    await revokeSession(session, after(1))
    expect(await viewerOf(session, after(1))).toBeNull()
  })

  it('is nobody after half an hour away', async () => {
    expect(await viewerOf(session, after(30))).toBeNull()
    expect(await viewerOf(session, after(29.9))).not.toBeNull()
  })

  it('is nobody after half an hour away, although the open page was drawn anew all the while', async () => {
    for (let minutes = 10; minutes < 30; minutes += 10)
      expect(await viewerOf(session, after(minutes), false)).not.toBeNull()
    expect(await viewerOf(session, after(30), false)).toBeNull()
  })

  it('is nobody after half an hour away, although the open page went on asking by itself', async () => {
    for (let minutes = 10; minutes < 30; minutes += 10)
      expect(await isOpen(session, after(minutes))).toBe(true)
    expect(await isOpen(session, after(30))).toBe(false)
    expect(await viewerOf(session, after(30))).toBeNull()
  })

  it('stays while there is something to do, and is nobody after twelve hours all the same', async () => {
    for (let minutes = 0; minutes < 12 * 60; minutes += 20)
      expect(await viewerOf(session, after(minutes))).not.toBeNull()
    expect(await viewerOf(session, after(12 * 60 - 1))).not.toBeNull()
    expect(await viewerOf(session, after(12 * 60))).toBeNull()
  })

  it('is noted as seen once a minute, not on every request', async () => {
    await viewerOf(session, after(0.5))
    expect(await seenAt()).toEqual(start)
    await viewerOf(session, after(1))
    expect(await seenAt()).toEqual(after(1))
  })

  it('has other roles from the request after they changed', async () => {
    await viewerOf(session, start)
    await unguarded.delete(personRoles).where(eq(personRoles.personId, person))
    await unguarded.insert(personRoles).values({ personId: person, role: 'devops' })
    expect((await viewerOf(session, after(1)))?.roles).toEqual(['devops'])
  })

  it('is a person without roles when the last one is gone', async () => {
    await unguarded.delete(personRoles).where(eq(personRoles.personId, person))
    expect((await viewerOf(session, start))?.roles).toEqual([])
  })

  it('is nobody while the person is disabled', async () => {
    await unguarded.update(people).set({ active: false }).where(eq(people.id, person))
    expect(await viewerOf(session, start)).toBeNull()
  })
})
