import { spawn } from 'node:child_process'

const AT_ONCE = 2
const LONGEST = 45 * 60_000

/**
 * @typedef {{ name: string, command: string, after?: string[] | 'all', results?: string }} Step
 * @typedef {Step & { ok: boolean, seconds: number }} Outcome
 */

/**
 * Runs two steps at a time in the order given, each after those it waits for; goes on after a
 * failure. A step's words are shown together, under its name, when it failed.
 *
 * @param {Step[]} steps
 * @param {string} cwd
 * @param {(outcome: Outcome, words: string) => void} [report]
 */
export async function runSteps(steps, cwd, report = show) {
  const waiting = [...steps]
  /** @type {Outcome[]} */
  const done = []
  /** @type {Set<Promise<void>>} */
  const running = new Set()
  const isReady = (/** @type {Step} */ { after = [] }) =>
    after === 'all'
      ? done.length === steps.length - 1
      : after.every(name => done.some(step => step.name === name))
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < AT_ONCE ? waiting.findIndex(isReady) : -1
    if (next < 0) await Promise.race(running)
    else for (const step of waiting.splice(next, 1)) begin(step)
  }
  return done

  /** @param {Step} step */
  function begin(step) {
    const end = run(step, cwd, report).then(outcome => {
      done.push(outcome)
      running.delete(end)
    })
    running.add(end)
  }
}

/**
 * @param {Step} step @param {string} cwd
 * @param {(outcome: Outcome, words: string) => void} report
 * @returns {Promise<Outcome>}
 */
function run(step, cwd, report) {
  const begun = performance.now()
  const child = spawn(step.command, {
    cwd,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST,
  })
  let words = ''
  child.stdout.on('data', text => (words += String(text)))
  child.stderr.on('data', text => (words += String(text)))
  return new Promise(resolve => {
    child.once('close', status => {
      const outcome = { ...step, ok: status === 0, seconds: (performance.now() - begun) / 1000 }
      report(outcome, words)
      resolve(outcome)
    })
  })
}

/** @param {Outcome} outcome @param {string} words */
function show({ name, ok, seconds }, words) {
  console.log(`${ok ? 'passed' : 'FAILED'}  ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`)
  if (!ok) console.log(`${words.trimEnd()}\n`)
}
