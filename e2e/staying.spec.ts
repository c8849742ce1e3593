import { and, eq, notInArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { demoEmail } from '@/db/seeds/people'
import { people, sessions } from '@/db/schema'
import { expect, test } from './fixtures'

test('a page that is drawn anew by itself does not keep its session, and a key does', async ({
  stranger: page,
}) => {
  const others = (await sessionsOf('Dag')).map(({ id }) => id)
  await page.goto('/sign-in')
  const live = page.waitForResponse('**/api/live?*')
  await page.getByRole('button', { name: 'Continue as Dag, DevOps' }).click()
  await live
  const session = (await sessionsOf('Dag', others))[0]?.id ?? ''
  const left = new Date(Date.now() - 10 * 60_000)
  await db.update(sessions).set({ seenAt: left }).where(eq(sessions.id, session))

  const drawn = page.waitForResponse(answer => answer.request().headers()['rsc'] === '1')
  await db.execute(sql`select pg_notify('changed', 'release 0.0.0')`)
  expect((await drawn).status()).toBe(200)
  expect(await seenAt(session)).toEqual(left)

  await page.keyboard.press('Shift')
  await expect(async () => {
    expect((await seenAt(session)).getTime()).toBeGreaterThan(Date.now() - 60_000)
  }).toPass({ timeout: 10_000 })
})

test('a page shows what changed after it was read and before it listened', async ({
  as,
  prepare,
}) => {
  const petra = await as('Petra')
  const held = Promise.withResolvers<null>()
  await petra.route('**/api/live?*', async route => {
    await held.promise
    await route.continue()
  })
  await petra.goto('/releases')
  const version = await prepare('opened')
  const opened = petra.getByRole('link', { name: version })
  await expect(opened).toBeHidden()
  held.resolve(null)
  await expect(opened).toBeVisible()
})

const sessionsOf = (name: string, others: string[] = []) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(people.email, demoEmail(name)), notInArray(sessions.id, others)))

async function seenAt(session: string) {
  const [row] = await db.select().from(sessions).where(eq(sessions.id, session))
  if (!row) throw new Error('The session is gone.')
  return row.seenAt
}
