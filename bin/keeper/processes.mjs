import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * A pid is given to other processes in time; together with its moment of birth it is unique.
 * Empty where /proc does not exist.
 *
 * @param {number} pid
 */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/**
 * The folder a process works in; undefined when there is no telling.
 *
 * @param {number} pid
 */
export function folderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * Sends the first signal, waits, and goes on to the harder one.
 *
 * @param {number} pid
 * @param {[NodeJS.Signals, number][]} steps each signal with the milliseconds it gets
 */
export async function stopProcess(pid, steps) {
  for (const [signal, patience] of steps) {
    signalTo(pid, signal)
    if (await until(() => !isAlive(pid), patience)) return
  }
  throw new Error(`Process ${pid} does not stop.`)
}

/**
 * Asks every 25 ms.
 *
 * @param {() => boolean} holds
 * @param {number} patience milliseconds
 */
export async function until(holds, patience) {
  const end = Date.now() + patience
  while (!holds()) {
    if (Date.now() >= end) return false
    await sleep(25)
  }
  return true
}

/** @param {unknown} error */
export const codeOf = error => /** @type {NodeJS.ErrnoException} */ (error).code

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalTo(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
