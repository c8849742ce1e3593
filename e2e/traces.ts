import { isNull, sql, type SQL } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiTokens, customers, drafts, freezes, installations } from '@/db/schema'
import { demoEmail } from '@/db/seeds/people'

/** What this person did, wherever; null: what nobody signed in for and no machine did. */
export const doneBy = (name: string | null) =>
  name === null
    ? count(sql`actor_id is null and machine is null`)
    : count(sql`actor_id = (select id from people where email = ${demoEmail(name)})`)

/** What holds these words, in its subject or in what it says. */
export const holding = (words: string) =>
  count(sql`position(${words} in subject) > 0 or position(${words} in data::text) > 0`)

/** What a deploy target said about this release. */
export const reportsOn = (version: string) =>
  count(sql`subject = ${version} and channel = 'webhook'`)

async function count(which: SQL) {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from events where ${which}`,
  )
  return rows[0]?.count ?? 0
}

/** Something real of every kind, for requests that would do harm. */
export async function realSubjects() {
  const firstOf = async (table: typeof customers | typeof installations) =>
    (await db.select({ id: table.id }).from(table).limit(1))[0]?.id ?? ''
  const [draft] = await db
    .select({ id: drafts.id, release: drafts.releaseId, installation: drafts.installationId })
    .from(drafts)
    .limit(1)
  const [freeze] = await db.select({ id: freezes.id }).from(freezes).limit(1)
  const [token] = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(isNull(apiTokens.revokedAt))
    .limit(1)
  return {
    customer: await firstOf(customers),
    installation: await firstOf(installations),
    draft: draft?.id ?? '',
    drafted: { release: draft?.release ?? '', installation: draft?.installation ?? '' },
    freeze: freeze?.id ?? '',
    token: token?.id ?? '',
    person: demoEmail('Petra'),
  }
}
