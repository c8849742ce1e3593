import { onChange } from '@/db/changes'
import { problem } from '@/lib/api/problem'
import { isSignedIn } from '@/lib/auth/viewer'
import { onLeaving } from '@/lib/leaving'

export const dynamic = 'force-dynamic'

const BEAT_EVERY = 25_000
/** Then the browser comes again by itself, and who is looking is asked anew. */
const LASTS = 10 * 60_000

/** Tells signed-in browsers, as server-sent events, that something has changed since `read`, when their page was. */
export async function GET(request: Request) {
  if (!(await isSignedIn())) return problem(401, 'Nobody is signed in.')
  const readAt = Number(new URL(request.url).searchParams.get('read') ?? Infinity)
  return new Response(changes(request.signal, readAt), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      connection: 'close',
    },
  })
}

// On globalThis: each entry has its own copy of this module, and leaving closes them all.
const shared = globalThis as { releaseConsoleStreams?: Set<() => void> }
const streams = (shared.releaseConsoleStreams ??= closedOnLeaving())

function changes(gone: AbortSignal, readAt: number) {
  let close: () => void
  let letGo: () => void
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(new TextEncoder().encode(text))
      write('retry: 3000\n\n')
      const unheard = onChange(changed => write(`data: ${changed}\n\n`), readAt)
      const beat = setInterval(write, BEAT_EVERY, ':\n\n')
      const end = setTimeout(() => close(), LASTS)
      letGo = () => {
        streams.delete(close)
        unheard()
        clearInterval(beat)
        clearTimeout(end)
      }
      close = () => {
        if (!streams.has(close)) return
        letGo()
        controller.close()
      }
      streams.add(close)
      gone.addEventListener('abort', close, { once: true })
    },
    // Whoever cancels has closed it already.
    cancel: () => letGo(),
  })
}

function closedOnLeaving() {
  const open = new Set<() => void>()
  onLeaving('requests', () => {
    for (const close of open) close()
    return Promise.resolve()
  })
  return open
}
