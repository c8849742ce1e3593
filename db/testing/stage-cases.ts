import { sql, type SQL } from 'drizzle-orm'
import type { Acting } from '@/db/begin-request'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn, type Reach } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'

const reaches = [
  ...(['opened', 'tested', 'readiness', 'answered'] as const),
  ...(['confirmed', 'deployment', 'monitoring'] as const),
]
const ids = new Map<string, string>()
let here: Gathered | null = null

/** Makes a release that has come to each place where something may be forbidden. */
export async function bringAbout() {
  here = await gathered()
  for (const [index, reach] of reaches.entries()) {
    const version = `5.${String(index + 1)}.0`
    await releaseIn(reach, { version })
    ids.set(reach, await here.idOf(version))
  }
  await releaseIn('opened', { version: '6.1.0', tracks: ['serverless'] })
  ids.set('served', await here.idOf('6.1.0'))
}

/** The id of the release that has come so far; 'served' has a serverless track. */
export const of = (reach: Reach | 'served') => ids.get(reach) ?? ''

export function who(name: string) {
  if (!here) throw new Error('Nobody has been gathered.')
  return here.who(name)
}

export const seed = { kind: 'machine', name: 'seed' } as const

export const says = (actor: Acting, id: string, more = {}) =>
  recorded(actor, { of: 'release', id, type: 'releaseEdited', ...more })

/** A statement with the guard that stops it; by whom it is tried, and what is changed beforehand. */
export type Case = {
  name: string
  guard: string
  by?: string
  id: () => string
  before?: () => SQL
  does: () => SQL
}

const tampered = ['releases', 'tracks', 'criteria', 'sign_offs', 'freezes', 'incidents']

/** Tries it with a well-formed event before it, and puts back what was changed for it. */
export async function tries({ by, id, before, does }: Case): Promise<string> {
  const actor = by ? who(by) : seed
  let answer = ''
  await withUndo(before ? [...tampered, 'deployments'] : [], async () => {
    if (before) await unguarded.execute(before())
    answer = await attempt(actor, says(actor, id()), does())
  })
  return answer
}

export const release = (set: string) => (reach: Reach) =>
  sql`update releases set ${sql.raw(set)} where id = ${of(reach)}`

export const track = (set: string) => (reach: Reach) =>
  sql`update tracks set ${sql.raw(set)} where release_id = ${of(reach)}`
