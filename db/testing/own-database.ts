import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { afterAll, inject } from 'vitest'

const adminUrl = inject('adminUrl')
const name = `t_${randomUUID().replaceAll('-', '')}`

const own = new URL(adminUrl)
own.pathname = name
// As in production: the code under test is not the owner of its tables. For what only an owner can, see unguarded.ts.
own.username = 'console_app'
process.env['DATABASE_URL'] = own.href

// Not imported: a test may never open the client.
const shared = globalThis as { releaseConsoleDb?: { $client: Pool }; unguardedPool?: Pool }

await asAdmin(`create database ${name} template template_console strategy file_copy`)
// The one right of a role that a copy does not take over from its template.
await asAdmin(`revoke temporary on database ${name} from public`)

afterAll(async () => {
  await shared.releaseConsoleDb?.$client.end()
  await shared.unguardedPool?.end()
  await asAdmin(`drop database ${name} with (force)`)
})

async function asAdmin(statement: string) {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
