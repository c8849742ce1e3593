// The long way through every fault: npm run test:faults [-- faults/one.fault.ts]. FAULTS_SEED repeats a run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWhenStale } from './build.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
// Some of them start the built console.
await buildWhenStale(CHECKOUT)
const vitest = join(CHECKOUT, 'node_modules/vitest/vitest.mjs')
const args = ['run', '--project=faults', '--disableConsoleIntercept=true', ...process.argv.slice(2)]
const env = { ...process.env, FAULTS: 'long' }
const child = spawn(process.execPath, [vitest, ...args], { cwd: CHECKOUT, env, stdio: 'inherit' })
child.once('exit', status => {
  process.exitCode = status ?? 1
})
