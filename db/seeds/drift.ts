import { sql } from 'drizzle-orm'
import { installation } from '@/db/aggregates/installation'
import { db } from '@/db/client'
import type { InstallationCommand } from '@/lib/installations/commands'
import { lookForDrift } from '@/lib/jobs/look-for-drift'
import { perform } from '@/lib/perform'

/** An installation whose draft is approved reports three nodes more than the draft was made from. */
export async function seedDrift(now: Date) {
  const { rows } = await db.execute<{ id: string; region: string }>(sql`
    select i.id, i.region from installations i join customers c on c.id = i.customer_id
    where c.name = 'Cartier-Lune Logistique' and i.name = 'entrepôts'`)
  const [row] = rows
  if (!row) throw new Error('There is no such installation.')
  const command: InstallationCommand = {
    type: 'reportFacts',
    ...{ infrastructure: 'kubernetes', nodes: 11, environments: 2 },
    ...{ region: row.region, version: null, asOf: now.toISOString() },
  }
  const actor = { kind: 'machine', name: 'seed' } as const
  const asked = { actor, subject: row.id, command, channel: 'seed', now } as const
  const decision = await perform(installation, asked)
  if (!decision?.ok) throw new Error(JSON.stringify(decision))
  await lookForDrift(now)
}
