import { setTimeout as sleep } from 'node:timers/promises'

export type Listener = ReturnType<typeof listening>

// What a browser is told to wait, and waits, before it comes again.
const RETRY = 3_000

/** A browser that listens to the changes at one console, and comes again when the stream ends. */
export function listening(base: string, cookie: string) {
  const leaving = new AbortController()
  let heard = 0
  let open: () => void = () => {}
  const opened = new Promise<void>(resolve => (open = resolve))
  const stay = async () => {
    while (!leaving.signal.aborted) {
      await listen().catch(() => {}) // the stream ended; so does a browser's, and it comes again
      await sleep(RETRY)
    }
  }
  const listen = async () => {
    const answer = await fetch(`${base}/api/live`, { headers: { cookie }, signal: leaving.signal })
    if (answer.status !== 200 || !answer.body) return
    open()
    for await (const part of answer.body.pipeThrough(new TextDecoderStream()))
      heard += part.split('data: ').length - 1
  }
  void stay()
  return { opened, heard: () => heard, stop: () => leaving.abort() }
}
