import 'server-only'
import { onLeaving } from '@/lib/leaving'
import { connect } from './connect'

/** Called with '<aggregate> <subject>' for each change, and with '' when some may have been missed. */
type Listener = (changed: string) => void
type Hub = { listeners: Set<Listener>; listening: boolean; heardAt: number }

// On globalThis: each entry has its own copy of this module, and one connection is enough.
const shared = globalThis as { releaseConsoleChanges?: Hub }
const hub = (shared.releaseConsoleChanges ??= {
  listeners: new Set(),
  listening: false,
  heardAt: 0,
})

const AGAIN_AFTER = 5_000

/**
 * Hears of every change that any process of the console writes. Returns how to stop hearing. Who read the data before
 * listening says when (milliseconds since 1970), and hears at once if something may have changed since.
 */
export function onChange(listener: Listener, readAt = Infinity): () => void {
  hub.listeners.add(listener)
  if (hub.heardAt >= readAt) listener('')
  if (!hub.listening) {
    hub.listening = true
    listen()
  }
  return () => hub.listeners.delete(listener)
}

// postgres takes up a lost connection by itself; only the first attempt is ours to repeat.
function listen() {
  const sql = connect(process.env['DATABASE_URL'] ?? '', { idle_timeout: 0, max_lifetime: null })
  sql
    .listen('changed', tell, () => tell(''))
    .then(
      () => onLeaving('connections', () => sql.end({ timeout: 1 })),
      (error: unknown) => {
        console.error('Changes are not heard yet:', error)
        void sql.end({ timeout: 1 })
        setTimeout(listen, AGAIN_AFTER).unref()
      },
    )
}

function tell(changed: string) {
  hub.heardAt = Date.now()
  for (const listener of hub.listeners) listener(changed)
}
