import { beforeAll, expect, test } from 'vitest'
import { attempt } from '@/db/testing/attempt'
import { oneDraft, scheduler, type OneDraft } from '@/db/testing/one-draft'
import { holdKinds } from '@/lib/invoice/hold'

let draft: OneDraft
beforeAll(async () => {
  draft = await oneDraft()
})

const [reason, since] = ['Disputed', '2026-11-03T10:00:00.000Z']
const unread: [string, unknown][] = [
  ['null', null],
  ['text', 'Disputed'],
  ['nothing but its name', {}],
  ['no reason', { since }],
  ['an empty reason', { reason: ' ', since }],
  ['a reason that is no text', { reason: 1, since }],
  ['no moment', { reason }],
  ['a moment that is no text', { reason, since: 1793700000 }],
  ['a day that is none', { reason, since: '2026-02-30T10:00:00.000Z' }],
  ['a second that is none', { reason, since: '2026-11-03T10:00:60.000Z' }],
  ['a word for a moment', { reason, since: 'infinity' }],
  ['a moment of no zone', { reason, since: '2026-11-03 10:00:00' }],
]

test.each(unread)('a hold that nobody can read: %s', async (_, hold) => {
  const { by, sunna } = draft
  const put = (kind: string, said: unknown) => `held = '${JSON.stringify({ [kind]: said })}'`
  expect(await attempt(...by(scheduler, put('commercial', hold)))).toBe('holds_can_be_read')
  if (hold === null || typeof hold !== 'object') return
  for (const kind of holdKinds) {
    const own = put(kind, { ...hold, by: sunna.id })
    expect(await attempt(...by(sunna, own))).toBe('holds_can_be_read')
  }
})

test('a hold that says why and since when', async () => {
  const { by, sunna } = draft
  const held = `held = '${JSON.stringify({ technical: { reason, since, by: sunna.id } })}'`
  expect(await attempt(...by(sunna, held))).toBe('done')
})
