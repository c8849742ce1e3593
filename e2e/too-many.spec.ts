import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { people, rateLimits } from '@/db/schema'
import { demoEmail } from '@/db/seeds/people'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

test('who sends too much at once is told to wait, and keeps what was typed', async ({
  as,
  prepare,
}) => {
  const version = await prepare('monitoring')
  const page = await as('Dag')
  await page.goto(`/releases/${version}/5-monitoring`)
  const [dag] = await db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.email, demoEmail('Dag')))
  const before = await countEvents(version)
  await page.getByText('Report an incident…').first().click()
  await page.getByRole('radio', { name: '3 · there is a way around it' }).first().check()
  const words = page.getByLabel('What happens').first()
  await words.fill('Slow since noon.')
  const report = page.getByRole('button', { name: 'Report the incident' }).first()

  await used('command', dag?.id ?? '', 5)
  await report.click()
  await expect(
    page.getByRole('alert').filter({ hasText: /Too many at once.*Wait \d seconds?/ }),
  ).toBeVisible()
  await expect(words).toHaveValue('Slow since noon.')
  expect(await countEvents(version)).toBe(before)

  await page.waitForTimeout(5_000)
  await report.click()
  await expect(page.getByText('Incident 1, severity 3')).toBeVisible()
  expect(await countEvents(version)).toBe(before + 1)
})

test('an address that signs in too often is told to wait', async ({ request, baseURL }) => {
  const headers = { origin: new URL(baseURL ?? '').origin, 'x-forwarded-for': '203.0.113.77' }
  await used('sign-in', '203.0.113.77', 30)
  for (const place of ['/sign-in/demo', '/sign-in/company']) {
    const answer = await request.post(place, { headers, form: { person: 'x' } })
    expect(answer.status(), place).toBe(429)
    expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0)
    expect(await answer.text()).toContain('Too many at once.')
  }
})

/** As if they had come as often as they may, for this many seconds more. */
async function used(door: string, who: string, seconds: number) {
  const key = `${door}:${createHash('sha256').update(who).digest('hex')}`
  const full = { points: 1_000_000, expire: Date.now() + seconds * 1000 }
  await db
    .insert(rateLimits)
    .values({ key, ...full })
    .onConflictDoUpdate({ target: rateLimits.key, set: full })
}
