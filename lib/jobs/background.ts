import 'server-only'
import { onChange } from '@/db/changes'
import { isHeld } from '@/db/load/held'
import { currentEnv } from '@/lib/env'
import { onLeaving } from '@/lib/leaving'
import { alarm } from './alarm'
import { startBoss } from './boss'
import { sweep, type Send } from './sweep'

const REST = 500
const SWEEP_EVERY = 5_000
const AGAIN_AFTER = 5_000
const HELD_FOR = 5_000
const HELD =
  'This database was restored: nothing scheduled happens until an administrator says so: npm run restore -- --confirm'

// On globalThis: each entry has its own copy of this module, and the work is begun once.
const shared = globalThis as { releaseConsoleWorks?: boolean }

/** Begins the background work of this process; CONSOLE_JOBS=off leaves it to another one. */
export function startBackground() {
  const { CONSOLE_JOBS, DATABASE_URL } = currentEnv()
  if (shared.releaseConsoleWorks || CONSOLE_JOBS === 'off' || !DATABASE_URL) return
  shared.releaseConsoleWorks = true
  const leaving = new AbortController()
  const work = keepWorking(DATABASE_URL, leaving.signal)
  onLeaving('work', () => {
    leaving.abort()
    return work
  })
}

async function keepWorking(databaseUrl: string, signal: AbortSignal) {
  const bell = alarm(signal)
  while (!signal.aborted) {
    try {
      if (await isHeld()) {
        console.warn(HELD)
        await bell.wait(HELD_FOR, HELD_FOR)
        continue
      }
      const { send, stop } = await startBoss(databaseUrl)
      await keepSweeping(send, bell, signal)
      await stop()
    } catch (error) {
      console.error('Background work did not start:', error)
      await bell.wait(AGAIN_AFTER, AGAIN_AFTER)
    }
  }
}

async function keepSweeping(send: Send, bell: ReturnType<typeof alarm>, signal: AbortSignal) {
  onChange(bell.ring)
  while (!signal.aborted) {
    await sweep(send).catch((error: unknown) => console.error('The sweep failed:', error))
    await bell.wait(REST, SWEEP_EVERY)
  }
}
