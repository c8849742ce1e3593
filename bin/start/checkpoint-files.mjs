import { createPrivateKey } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * What is wrong with the files that sign and keep the record, as readEnv() says it of variables. What is found out
 * only when the first checkpoint is due leaves the record unsigned until somebody reads the log.
 *
 * @param {{ CHECKPOINT_KEY_FILE?: string | undefined, CHECKPOINT_FILE?: string | undefined }} env
 * @returns {{ name: string, text: string }[]}
 */
export function checkpointProblems({ CHECKPOINT_KEY_FILE: key, CHECKPOINT_FILE: file }) {
  if (!key || !file) return []
  const found = { CHECKPOINT_KEY_FILE: keyProblem(key), CHECKPOINT_FILE: fileProblem(file) }
  return Object.entries(found).flatMap(([name, text]) => (text ? [{ name, text }] : []))
}

/** @param {string} path */
function keyProblem(path) {
  const text = contents(path)
  if (text === null) return 'names a file that is not there, or that cannot be read'
  return isEd25519(text) ? null : 'must name a file with an Ed25519 private key (PEM)'
}

/** @param {string} path */
function contents(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // whatever the reason, the sentence is the same
  }
}

/** @param {string} text */
function isEd25519(text) {
  try {
    return createPrivateKey(text).asymmetricKeyType === 'ed25519'
  } catch {
    return false // no private key at all
  }
}

/** @param {string} path */
function fileProblem(path) {
  if (existsSync(path))
    return statSync(path).isFile() && may(path, constants.R_OK | constants.W_OK)
      ? null
      : 'must name a file that can be read and written'
  const folder = dirname(path)
  return existsSync(folder) && statSync(folder).isDirectory() && may(folder, constants.W_OK)
    ? null
    : 'must be in a folder that is there and can be written to'
}

/** @param {string} path @param {number} mode */
function may(path, mode) {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false // the operating system says no by throwing
  }
}
