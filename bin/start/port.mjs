import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../keeper/processes.mjs'

const ORPHAN_LEAVES_WITHIN = 15_000

/**
 * Refuses a port in use. After a run that was killed its web process is still on the way out.
 *
 * @param {number} port
 * @param {boolean} afterKill
 */
export async function waitForPort(port, afterKill) {
  const end = Date.now() + (afterKill ? ORPHAN_LEAVES_WITHIN : 0)
  while (!(await isFree(port))) {
    if (Date.now() >= end)
      throw new Error(`Port ${port} on 127.0.0.1 is in use. Stop what uses it or set PORT.`)
    await sleep(100)
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', error => (codeOf(error) === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
