import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { homeOf, throwawayIn } from '@/bin/keeper/home.mjs'
import { discard, sweep } from '@/bin/keeper/throwaway.mjs'
import { startPostgres, stopOrphan, urlOf } from '@/bin/keeper.mjs'
import { migrate } from '@/bin/migrate.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    dataFolder: string
  }
}

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url))

/** A cluster that keeps what it acknowledged when it crashes, and remembers when each transaction ended. */
export default async function setup(project: TestProject) {
  const home = homeOf(CHECKOUT, process.env['CONSOLE_DATA_DIR'])
  await sweep(home)
  const own = throwawayIn(home, process.pid)
  const adminUrl = urlOf(own, 'postgres')
  const first = await startPostgres(CHECKOUT, own, { throwaway: true })
  await asAdmin(adminUrl, ['alter system set track_commit_timestamp = on'])
  await first.stop()
  await startPostgres(CHECKOUT, own, { throwaway: true })

  await asAdmin(adminUrl, ['create database template_console'])
  const role = { name: 'console_app', password: 'tests' }
  await migrate(urlOf(own, 'template_console'), CHECKOUT, role)
  await asAdmin(adminUrl, ['alter role console_app set synchronous_commit = on'])
  project.provide('adminUrl', adminUrl)
  project.provide('dataFolder', own.data)
  // A test may have restarted it: whoever runs on this data by now is stopped.
  return async () => {
    await stopOrphan(own)
    discard(own)
  }
}

async function asAdmin(connectionString: string, statements: readonly string[]) {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
