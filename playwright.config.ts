import { defineConfig } from '@playwright/test'
import { launchOptions } from './bin/chromium.mjs'
// The tests perform commands, and some rules read the words of the console.
import './bin/json.mjs'

const PORT = process.env['E2E_PORT'] ?? '3100'
const address = `http://127.0.0.1:${PORT}`

// The tests are few people who do much: what is too much is tested by itself.
const unhurried = { COMMANDS_PER_MINUTE: '100000', SIGN_INS_PER_MINUTE: '100000' }

const alone = ['hundred-drafts.spec.ts', 'vat-evidence.spec.ts']

/** `npm test` starts a console of its own; with E2E_RUNNING one that runs is used, and its DATABASE_URL has to be given. */
const own = {
  command: 'exec node bin/start.mjs --throwaway',
  env: { PORT, NEXTAUTH_URL: address, DATABASE_URL: '', ...unhurried },
  // The tests reach states by performing commands on the data of this console: the group becomes DATABASE_URL.
  wait: { stdout: /Throwaway data in (?<database_url>\S+)\s/ },
  timeout: 180_000,
  stdout: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
} as const

export default defineConfig({
  testDir: 'e2e',
  tsconfig: 'e2e/tsconfig.json',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    launchOptions: launchOptions(),
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  // The pictures come first, before other tests crowd the screens with releases of their own.
  projects: [
    { name: 'screens', testMatch: 'accessibility.spec.ts' },
    { name: 'people', testIgnore: [...alone, 'accessibility.spec.ts'] },
    // A hundred installations more would lengthen every roll-out that runs beside them. Alone: --project=crowd --no-deps.
    { name: 'crowd', testMatch: 'hundred-drafts.spec.ts', dependencies: ['people'] },
    // It changes for a while what accounting asks of every buyer. Alone: --project=policy --no-deps.
    { name: 'policy', testMatch: 'vat-evidence.spec.ts', dependencies: ['crowd'] },
  ],
  ...(process.env['E2E_RUNNING'] ? {} : { webServer: own }),
})
