import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
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

await asAdmin(async client => {
  await client.query(`create database ${name} template template_console strategy file_copy`)
  // The one right of a role that a copy does not take over from its template.
  await client.query(`revoke temporary on database ${name} from public`)
})

afterAll(async () => {
  await shared.releaseConsoleDb?.$client.end()
  await shared.unguardedPool?.end()
  await asAdmin(async client => {
    await untilLeft(client)
    await client.query(`drop database ${name} with (force)`)
  })
})

// A pool has ended before its connections have: dropped then, they would fail in somebody else's test.
async function untilLeft(client: Client) {
  const connections = `select from pg_stat_activity where datname = '${name}'`
  for (let tries = 0; tries < 80; tries += 1) {
    const { rowCount } = await client.query(connections)
    if (rowCount === 0) return
    await sleep(25)
  }
}

async function asAdmin(act: (client: Client) => Promise<unknown>) {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}
