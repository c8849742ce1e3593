import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { stopProcess } from '../keeper/processes.mjs'

/**
 * A process of its own group, so that Ctrl-C reaches it only through this one and in order; it
 * leaves by itself when this one was killed.
 *
 * @param {string} name as in "The web process ended"
 * @param {string[]} args for Node
 * @param {import('../start.mjs').Run} run
 * @param {NodeJS.ProcessEnv} env
 * @param {number} patience milliseconds between the polite signal and the last one
 */
export function startChild(name, args, run, env, patience) {
  const child = spawn(process.execPath, ['--import', leaveWithParent(run), ...args], {
    cwd: run.checkout,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let wanted = true
  child.once('error', error => run.died(error))
  child.once('exit', (status, signal) => {
    if (wanted) run.died(new Error(`The ${name} ended by itself (${signal ?? status}).`))
  })
  run.onStop(async () => {
    wanted = false
    if (child.pid && child.exitCode === null && child.signalCode === null)
      await stopProcess(child.pid, [
        ['SIGTERM', patience],
        ['SIGKILL', 2_000],
      ])
  })
  return child
}

/**
 * Runs Node to its end, its words on our screen; throws when it fails.
 *
 * @param {string[]} args
 * @param {import('../start.mjs').Run} run
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
export function runToEnd(args, run, env) {
  const child = spawn(process.execPath, args, {
    cwd: run.checkout,
    env,
    signal: run.signal,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => {
      if (status === 0) resolve()
      else reject(new Error(`${args.at(-1)} ended with status ${status}.`))
    })
  })
}

/** @param {import('../start.mjs').Run} run */
const leaveWithParent = run => join(run.checkout, 'bin/leave-with-parent.mjs')
