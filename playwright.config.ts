import { defineConfig } from '@playwright/test'
import { launchOptions } from './bin/chromium.mjs'

const PORT = process.env['E2E_PORT'] ?? '3100'
const address = `http://127.0.0.1:${PORT}`

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    launchOptions: launchOptions(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'exec node bin/start.mjs --throwaway',
    url: `${address}/api/health`,
    env: { PORT, NEXTAUTH_URL: address, DATABASE_URL: '' },
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
})
