import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freeze } from '@/db/aggregates/freeze'
import { db } from '@/db/client'
import { loadWorld } from '@/db/load/world'
import { events, freezes } from '@/db/schema'
import { hired } from '@/db/testing/hired'
import { freezeAt } from '@/lib/calendar/freeze'
import { perform } from '@/lib/perform'
import { payloads } from './commands'

const devops = await hired('Dora', 'devops')
const { id } = devops
const now = new Date('2026-11-24T12:00:00Z')
const asked = { actor: devops, channel: 'screen', now } as const
const end = { type: 'endFreeze', reason: 'The closing was moved' } as const

test('a running freeze stops its tracks and no other, until it is ended', async () => {
  const subject = await added('2026-11-24T09:00', '2026-11-26T09:00')
  const stops = async (at: string, track: 'self_hosted' | 'serverless') => {
    const { freezes: known } = await loadWorld(db, null, new Date(at))
    return freezeAt(known, track, new Date(at))?.id === subject
  }
  expect(await stops('2026-11-24T12:00:00Z', 'self_hosted')).toBe(true)
  expect(await stops('2026-11-24T12:00:00Z', 'serverless')).toBe(false)

  expect(await perform(freeze, { ...asked, subject, command: end })).toMatchObject({ ok: true })
  expect(await stops('2026-11-24T12:00:01Z', 'self_hosted')).toBe(false)
  const again = await perform(freeze, { ...asked, subject, command: end })
  expect(again).toMatchObject({ refusal: { code: 'over' } })
})

test('a cancelled freeze never begins, and what was planned stays readable', async () => {
  const subject = await added('2026-12-18T18:00', '2027-01-04T08:00')
  await perform(freeze, { ...asked, subject, command: end })

  const { freezes: known } = await loadWorld(db, null, new Date('2026-12-20T12:00:00Z'))
  expect(known.find(one => one.id === subject)).toBe(undefined)
  const [row] = await db.select().from(freezes).where(eq(freezes.id, subject))
  expect(row).toMatchObject({
    endLocal: '2027-01-04T08:00',
    endReason: 'The closing was moved',
    endedBy: id,
  })
  const record = await db.select().from(events).where(eq(events.aggregateId, subject))
  expect(record.map(({ seq, type }) => [seq, type])).toEqual([
    [1, 'freezeAdded'],
    [2, 'freezeEnded'],
  ])
})

test('the same form sent twice adds one freeze', async () => {
  const subject = await added('2026-12-18T18:00', '2026-12-19T08:00')
  const answer = await perform(freeze, { ...asked, subject, command: addition() })
  expect(answer).toMatchObject({ refusal: { code: 'already-exists' } })
})

test('the same form sent twice at once adds one freeze', async () => {
  const subject = crypto.randomUUID()
  const send = () => perform(freeze, { ...asked, subject, command: addition() })
  const answers = await Promise.all(Array.from({ length: 8 }, send))
  expect(answers.filter(answer => answer?.ok)).toHaveLength(1)
  expect(answers.filter(answer => answer?.ok === false)).toHaveLength(7)
})

const addition = (start = '2026-12-18T18:00', until = '2026-12-19T08:00') => {
  const typed = {
    tracks: ['self_hosted'],
    reason: 'Closing',
    zone: 'Europe/Paris',
    start,
    end: until,
  }
  return { type: 'addFreeze', ...payloads.addFreeze.parse(typed) } as const
}

async function added(start: string, until: string) {
  const subject = crypto.randomUUID()
  const decision = await perform(freeze, { ...asked, subject, command: addition(start, until) })
  expect(decision).toMatchObject({ ok: true })
  return subject
}
