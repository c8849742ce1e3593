import { eq, inArray } from 'drizzle-orm'
import { writeFileSync } from 'node:fs'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { releases } from '@/db/schema'
import { findSession } from '@/lib/auth/sessions'
import { secondsToWait } from '@/lib/pace'
import { performOnce } from '@/lib/perform-once'
import { hire } from './company'
import { copies } from './lots'
import { bringToQa } from './qa'
import { recorded } from './replay'

// Releases that wait for their QA, for posts to approve; and what one approval sends to the database, to be sent again.
const [count = '', file = ''] = process.argv.slice(2)
const [model, first] = ['90.2.0', '90.3.0'] as const
const versions = Array.from({ length: Number(count) }, (_, at) => `90.${String(at + 4)}.0`)

await bringToQa(model, 'minor')
const quinn = await hire('Quinn', 'qa')
await copies(process.env['OWNER_URL'] ?? '', model, [first, ...versions])
writeFileSync(file, JSON.stringify(await record()))
console.log(JSON.stringify(await prepared()))
await db.$client.end()

async function record() {
  const once = crypto.randomUUID()
  const command = await quinn.look(first, { type: 'approveQa' })
  const asked = { actor: quinn.actor, subject: first, command, channel: 'screen' } as const
  const statements = await recorded(db.$client, async () => {
    await findSession(quinn.actor.sessionId)
    await secondsToWait('command', quinn.actor.id)
    const answer = await performOnce(release, asked, once)
    if (typeof answer === 'string' || !answer?.ok) throw new Error(JSON.stringify(answer))
  })
  const [row] = await db
    .select({ id: releases.id })
    .from(releases)
    .where(eq(releases.version, first))
  return { statements, about: { version: first, id: row?.id ?? '', once } }
}

async function prepared() {
  const rows = await db
    .select({ id: releases.id, version: releases.version })
    .from(releases)
    .where(inArray(releases.version, versions))
  const found = []
  for (const row of rows) {
    const command = await quinn.look(row.version, { type: 'approveQa' })
    found.push({ ...row, seen: 'seen' in command ? command.seen : '' })
  }
  return found
}
