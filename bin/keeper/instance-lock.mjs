import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, codeOf, isAlive } from './processes.mjs'

/**
 * One console per data folder. Returns how to give the lock back, and whether the last holder died
 * without doing so. Throws with the holder's pid when the folder is in use.
 *
 * @param {string} folder
 * @param {number} [pid]
 */
export function takeLock(folder, pid = process.pid) {
  const lock = join(folder, 'instance.lock')
  const mine = `${lock}.${pid}`
  writeFileSync(mine, `${pid} ${birthOf(pid)}\n`, { mode: 0o600 })
  try {
    const tookOver = claim(lock, mine)
    return { tookOver, release: () => rmSync(lock, { force: true }) }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** @param {string} folder @returns {number | undefined} */
export function holderOf(folder) {
  const [pid = '', birth = ''] = read(join(folder, 'instance.lock')).split(' ')
  const number = Number(pid)
  return number > 0 && isAlive(number) && birthOf(number) === birth ? number : undefined
}

export class Held extends Error {
  /** @param {string} folder @param {number} pid */
  constructor(folder, pid) {
    super(`Another console (process ${pid}) already uses the data in ${folder}. Stop it first.`)
  }
}

/** @param {string} lock @param {string} mine */
function claim(lock, mine) {
  for (let tookOver = false; ; tookOver = true) {
    if (linked(mine, lock)) return tookOver
    refuseWhenHeld(lock)
    setAside(lock, mine)
  }
}

/** @param {string} mine @param {string} lock */
function linked(mine, lock) {
  try {
    linkSync(mine, lock) // link, not write: the lock is never seen half-written
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

/** @param {string} lock */
function refuseWhenHeld(lock) {
  const folder = join(lock, '..')
  const pid = holderOf(folder)
  if (pid) throw new Held(folder, pid)
}

/**
 * Two starts may find the same dead lock: whoever moved a living one by mistake puts it back.
 *
 * @param {string} lock @param {string} mine
 */
function setAside(lock, mine) {
  const dead = `${mine}.dead`
  try {
    renameSync(lock, dead)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return
  }
  const [pid = '', birth = ''] = read(dead).split(' ')
  if (isAlive(Number(pid)) && birthOf(Number(pid)) === birth) linked(dead, lock)
  rmSync(dead, { force: true })
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return ''
  }
}
