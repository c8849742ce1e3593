// The long way through every fault: npm run test:faults [-- faults/one.fault.ts]. FAULTS_SEED repeats a run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWhenStale } from './build.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
// Some of them start the built console.
await buildWhenStale(CHECKOUT)
const vitest = join(CHECKOUT, 'node_modules/vitest/vitest.mjs')
// These mostly wait for a lease or a minute to pass: they run beside the others.
const WAITING = ['faults/backup.fault.ts', 'faults/kill-and-pause.fault.ts']
const asked = process.argv.slice(2)
if (asked.length > 0) run(asked)
else {
  run(WAITING, { VITEST_CACHE: 'node_modules/.vite/waiting' })
  run(WAITING.map(file => `--exclude=${file}`))
}

/** @param {readonly string[]} which @param {Record<string, string>} own */
function run(which, own = {}) {
  const args = ['run', '--project=faults', '--disableConsoleIntercept=true', ...which]
  const env = { ...process.env, FAULTS: 'long', ...own }
  const child = spawn(process.execPath, [vitest, ...args], { cwd: CHECKOUT, env, stdio: 'inherit' })
  child.once('exit', status => {
    process.exitCode = Math.max(Number(process.exitCode ?? 0), status ?? 1)
  })
}
