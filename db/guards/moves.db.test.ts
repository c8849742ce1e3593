import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { unguarded } from '@/db/testing/unguarded'
import { draftMoves } from '@/lib/invoice/workflow'
import { deploymentMoves, releaseMoves, trackMoves } from '@/lib/release/moves'
import { gates, releaseKinds, required } from '@/lib/release/workflow'

test('the database knows the moves of the process and no others', async () => {
  const { rows } = await unguarded.execute<Record<'what' | 'come_from' | 'go_to', string>>(
    sql`table moves`,
  )
  const listed = (what: string, moves: readonly (readonly string[])[]) =>
    moves.map(([from, to]) => `${what} ${from} → ${to}`)
  const expected = [
    ...listed('release', releaseMoves),
    ...listed('track', trackMoves),
    ...listed('deployment', deploymentMoves),
    ...listed('draft', draftMoves),
  ]
  expect(rows.map(row => `${row.what} ${row.come_from} → ${row.go_to}`).sort()).toEqual(
    expected.sort(),
  )
})

test('the database asks for the votes that the process asks for', async () => {
  const { rows } = await unguarded.execute(sql`
    select g as gate, k as kind, votes_needed(g, k) as votes, signer_of(g) as of
    from unnest(enum_range(null::gate)) g, unnest(enum_range(null::release_kind)) k`)
  const expected = gates.flatMap(gate =>
    releaseKinds.map(kind => ({ gate, kind, ...required(gate, kind) })),
  )
  expect(rows).toHaveLength(expected.length)
  expect(rows).toEqual(expect.arrayContaining(expected))
})
