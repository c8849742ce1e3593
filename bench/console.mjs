import { spawn } from 'node:child_process'
import { once } from 'node:events'

const STARTS_WITHIN = 180_000

/**
 * Runs `npm start` until it says that it is ready.
 *
 * @param {string} checkout
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ seconds: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startConsole(checkout, env) {
  const npm = process.env['npm_execpath']
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const begun = performance.now()
  const child = spawn(command ?? 'npm', [...first, 'start'], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  await ready(child)
  const seconds = (performance.now() - begun) / 1000
  return { seconds, pid: child.pid ?? 0, stop: () => stop(child) }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<void>} */
function ready(child) {
  let words = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill(), STARTS_WITHIN)
    child.stdout?.on('data', text => {
      words += String(text)
      if (!words.includes('Console ready at')) return
      clearTimeout(late)
      resolve()
    })
    child.once('exit', () => reject(new Error(`npm start ended before it was ready.\n${words}`)))
  })
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
