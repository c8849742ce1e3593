/** Waiting that a ring cuts short, also one from before; the process leaving cuts it short always. */
export function alarm(signal: AbortSignal) {
  let rung = false
  let wake: (() => void) | null = null

  function pause(milliseconds: number, ringable: boolean) {
    return new Promise<void>(resolve => {
      const timer = setTimeout(done, signal.aborted || (ringable && rung) ? 0 : milliseconds)
      signal.addEventListener('abort', done, { once: true })
      if (ringable) wake = done
      function done() {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        wake = null
        resolve()
      }
    })
  }

  return {
    /** Waits `least` milliseconds, and then for the bell, until `most` are over. */
    wait: async (least: number, most: number) => {
      await pause(least, false)
      await pause(most - least, true)
      rung = false
    },
    ring: () => {
      rung = true
      wake?.()
    },
  }
}
