import 'server-only'
import { latestAttempt } from '@/db/load/attempt'
import { currentEnv } from '@/lib/env'
import { permitOf } from '@/lib/outside/permit'
import { readVersion } from '@/lib/outside/version'
import { act } from './act'
import type { AttemptRef } from './refs'

/** Looks once which version is served. Seeing the one that was ordered is what makes it available. */
export async function watchVersion(
  { release, track, attempt }: AttemptRef,
  { now = new Date(), timeout }: { now?: Date; timeout?: number } = {},
) {
  const env = currentEnv()
  const wanted = await latestAttempt(release, track)
  if (!env.VERSION_URL || wanted?.attempt !== attempt) return

  const served = await readVersion(env.VERSION_URL, { permit: permitOf(env), timeout })
  if (served.version === null) console.warn(`The version address did not answer: ${served.problem}`)
  if (served.version !== wanted.version) return
  const command = { type: 'confirmVersion', track, attempt, version: wanted.version } as const
  await act(release, command, { name: 'scheduler', now })
}
