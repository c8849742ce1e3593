import 'server-only'
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { currentEnv } from '@/lib/env'

/** The key that signs checkpoints; null where the operator has none. Throws when its file cannot be read. */
export function signingKey(): KeyObject | null {
  const { CHECKPOINT_KEY_FILE: file } = currentEnv()
  return file ? createPrivateKey(readFileSync(file, 'utf8')) : null
}

/** Its public half, for whoever checks. */
export const publicKeyOf = (key: KeyObject) =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
