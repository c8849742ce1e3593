import { fileURLToPath } from 'node:url'
import { Pool } from 'pg'
import type { TestProject } from 'vitest/node'
import { startThrowaway } from '@/bin/keeper/throwaway.mjs'
import { migrate } from '@/bin/migrate.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
  }
}

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url))

/** One cluster for the run, with a migrated template that each test file gets a copy of. */
export default async function setup(project: TestProject) {
  const cluster = await startThrowaway(CHECKOUT)
  const adminUrl = cluster.url('postgres')
  await withPool(adminUrl, pool => pool.query('create database template_console'))
  await migrate(cluster.url('template_console'), CHECKOUT, {
    name: 'console_app',
    password: 'tests',
  })
  project.provide('adminUrl', adminUrl)
  return () => cluster.stop()
}

async function withPool(connectionString: string, act: (pool: Pool) => Promise<unknown>) {
  const pool = new Pool({ connectionString, max: 1 })
  try {
    await act(pool)
  } finally {
    await pool.end()
  }
}
