import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import * as step from '@/db/seeds/steps'
import { teller } from '@/db/seeds/teller'

/** A release on all three tracks, taken there by commands from `from` on; all of its tracks have started. */
export async function startedRelease(from: Date, version: string): Promise<string> {
  const clock = { now: from }
  const tell = await teller(clock)
  const kind = version.endsWith('.0') ? 'minor' : 'patch'
  const tracks = ['serverless', 'self_hosted', 'sovereign'] as const
  const subjects = [`feat: what ${version} brings`]
  const told = { version, kind, title: version, notes: 'For tests.', tracks: [...tracks], subjects }
  await step.open(tell, clock, { ...told, kind })
  await step.passQa(tell, { ...told, kind })
  await step.beReady(tell, { ...told, kind })
  for (const track of tracks) await step.planAndConfirm(tell, version, track, 3, 72)
  tell.later(2)
  await step.goServerless(tell, version)
  for (const track of ['self_hosted', 'sovereign'] as const)
    await tell.act('Dora', version, { type: 'startRollout', track })
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  return rows[0]?.id ?? ''
}
