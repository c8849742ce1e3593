import { sql } from 'drizzle-orm'
import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { keepNext } from '@/db/load/checkpoints'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { signCheckpoint } from '@/lib/record/checkpoint'

const { privateKey: key } = generateKeyPairSync('ed25519')
const seed = { kind: 'machine', name: 'seed' } as const
let release = ''

beforeAll(async () => {
  const here = await gathered()
  await releaseIn('opened', { version: '5.1.0' })
  release = await here.idOf('5.1.0')
  await keepNext(1_000, next => signCheckpoint({ ...next, at: new Date() }, key))
})

/** As the owner of the tables, guarded, in a transaction that is undone. */
async function asOwner(...statements: string[]): Promise<unknown> {
  const run = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = 'origin'`)
    for (const statement of statements) await tx.execute(sql.raw(statement))
    await tx.execute(sql`set constraints all immediate`)
    throw new Error('undone')
  })
  return run.then(null, (error: unknown) => {
    if (!(error instanceof Error)) throw error
    const { constraint } = (error.cause ?? {}) as { constraint?: string }
    return error.message === 'undone' ? 'done' : constraint
  })
}

test('an event is chained by the end of its transaction, and a checkpoint lists it', async () => {
  const event = recorded(seed, { of: 'release', id: release, type: 'planExpired' })
  expect(await attempt(seed, event)).toBe('done')
  const { rows } = await db.execute(
    sql`select count(*)::int as open from chain where checkpoint is null`,
  )
  expect(rows).toEqual([{ open: 0 }])
})

describe('the application reads the chain and writes none of it', () => {
  test.each([
    `insert into chain select aggregate, aggregate_id, seq + 1000, hash from chain`,
    `update chain set hash = ''`,
    `update chain set checkpoint = 1`,
    `delete from chain`,
    `truncate chain`,
    `insert into checkpoints values (99, now(), 0, '{}', '')`,
    `update checkpoints set text = '{}'`,
    `delete from checkpoints`,
    `select public.chain_event(e) from events e`,
  ])('%s', async statement => {
    expect(await attempt(seed, sql.raw(statement))).toBe('42501')
  })
})

describe('not even the owner changes it, while the guards stand', () => {
  test.each([
    ['done', `select 1`],
    ['done', `update checkpoints set delivered_at = now()`],
    ['chain_is_kept', `update chain set hash = ''`],
    ['chain_is_kept', `update chain set checkpoint = null`],
    ['chain_is_kept', `delete from chain`],
    ['checkpoints_are_kept', `update checkpoints set text = '{}'`],
    ['checkpoints_are_kept', `delete from checkpoints`],
  ])('%s: %s', async (answer, statement) => {
    expect(await asOwner(statement)).toBe(answer)
  })

  test('chain_has_no_gap: an event whose predecessor is not in the chain is not chained', async () => {
    const after = `select public.chain_event(e) from (select (jsonb_populate_record(x, '{"seq": 77}')).* from events x limit 1) e`
    expect(await asOwner(after)).toBe('chain_has_no_gap')
  })
})
