import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expect, test } from './fixtures'

async function givenUp(release: string) {
  const about = JSON.stringify({ release, track: 'serverless', attempt: 1 })
  await db.execute(sql`
    insert into pgboss.job (name, source_name, data, source_retry_count, source_output)
    values ('dead-letters', 'call-target', ${about}::jsonb, 6, '{"message": "It hung up on us."}')`)
}

test('what was given up is seen by all with its cause, and sent again by who looks after it', async ({
  as,
  newVersion,
}) => {
  const version = newVersion()
  await givenUp(version)
  const vera = await as('viewer')
  await vera.goto('/settings/deliveries')
  const seen = vera.getByRole('row').filter({ hasText: version })
  await expect(seen).toContainText('Order to the deploy target')
  await expect(seen).toContainText('It hung up on us.')
  await expect(seen.getByRole('button', { name: 'Send again' })).toBeDisabled()
  await expect(seen).toContainText('DevOps')

  const dora = await as('Dora')
  await dora.goto('/settings/deliveries')
  const row = dora.getByRole('row').filter({ hasText: version })
  await row.getByRole('button', { name: 'Send again' }).click()
  await expect(dora.getByText('It is sent again within a minute.')).toBeVisible()
  await expect(row).toHaveCount(0)
})
