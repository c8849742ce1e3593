import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// A test is judged by what it finds, not by how busy the machine is: this only ends one that hangs.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }
// Node reads the package's long list of exports again for each of its modules: half of what starting a test takes.
const inOnePiece = {
  include: ['drizzle-orm', 'drizzle-orm/node-postgres', 'drizzle-orm/pg-core'],
  exclude: ['pg'],
}
const deps = { optimizer: { ssr: { enabled: true, ...inOnePiece } } }
// Two that run at once do not share what they prepare.
const cacheDir = process.env['VITEST_CACHE'] ?? 'node_modules/.vite'
const alias = { '@': here('.'), 'server-only': here('db/testing/empty.ts') }

export default defineConfig({
  cacheDir,
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'rules',
          ...patience,
          include: ['**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'tables',
          deps,
          ...patience,
          include: ['**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['db/testing/cluster.ts'],
          setupFiles: ['db/testing/own-database.ts'],
          pool: 'forks',
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          deps,
          // One after the other: each has the cluster to itself.
          testTimeout: 30 * 60_000,
          hookTimeout: 5 * 60_000,
          include: ['faults/*.fault.ts'],
          globalSetup: ['faults/cluster.ts'],
          setupFiles: ['db/testing/own-database.ts'],
          pool: 'forks',
          fileParallelism: false,
        },
      },
    ],
  },
})
