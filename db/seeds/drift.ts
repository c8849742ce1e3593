import { sql } from 'drizzle-orm'
import { installation } from '@/db/aggregates/installation'
import { db } from '@/db/client'
import type { InstallationCommand } from '@/lib/installations/commands'
import type { Installation } from '@/lib/installations/installation'
import { lookForDrift } from '@/lib/jobs/look-for-drift'
import { perform } from '@/lib/perform'

type Row = Pick<Installation, 'id' | 'infrastructure' | 'nodes' | 'environments' | 'region'>

/** An installation whose draft is approved reports three nodes more than the draft was made from. */
export async function seedDrift(now: Date) {
  const { rows } = await db.execute<Row>(sql`
    select i.id, i.infrastructure, i.nodes, i.environments, i.region
    from drafts d join installations i on i.id = d.installation_id
    where d.state = 'approved' order by d.drafted_at desc, i.name limit 1`)
  const [row] = rows
  if (!row) throw new Error('No draft is approved.')
  const { infrastructure, nodes, environments, region } = row
  const command: InstallationCommand = {
    type: 'reportFacts',
    ...{ infrastructure, nodes: nodes + 3, environments, region },
    ...{ version: null, asOf: now.toISOString() },
  }
  const actor = { kind: 'machine', name: 'seed' } as const
  const asked = { actor, subject: row.id, command, channel: 'seed', now } as const
  const decision = await perform(installation, asked)
  if (!decision?.ok) throw new Error(JSON.stringify(decision))
  await lookForDrift(now)
}
