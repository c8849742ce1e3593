import { keepResponses } from '@/lib/http-status'
import { startBackground } from '@/lib/jobs/background'
import { leaveOnSignal } from '@/lib/leaving'

/** Everything the server process begins with. Next would go on after half a start: this ends it. */
export function boot() {
  try {
    leaveOnSignal()
    keepResponses()
    startBackground()
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}
