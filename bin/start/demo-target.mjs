import { once } from 'node:events'
import { join } from 'node:path'
import { startChild } from './child.mjs'
import { keptSecret } from './kept-secret.mjs'

/**
 * Starts the stand-in for a deploy target; returns the variables that lead the console to it.
 *
 * @param {import('../start.mjs').Run} run
 * @param {import('../keeper/home.mjs').Home} home
 */
export async function startDemoTarget(run, home) {
  const secret = `whsec_${keptSecret(home, 'deploy-target-secret')}`
  const env = {
    ...process.env,
    DEPLOY_TARGET_SECRET: secret,
    DEMO_TARGET_FILE: join(home.folder, 'demo-target-version'),
  }
  const child = startChild('demo deploy target', ['bin/demo-target.mjs'], run, env, 3_000)
  child.stdout?.pipe(process.stdout)
  child.stderr?.pipe(process.stderr)
  const [{ port }] = await once(child, 'message', { signal: run.signal })
  const base = `http://127.0.0.1:${port}`
  return {
    DEPLOY_TARGET_URL: `${base}/deploy`,
    DEPLOY_TARGET_SECRET: secret,
    VERSION_URL: `${base}/version`,
    HEALTH_URL: `${base}/health`,
  }
}
