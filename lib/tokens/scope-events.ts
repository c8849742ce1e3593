import type { ReleaseEvent } from '@/lib/release/events'
import type { Scope } from '@/lib/release/workflow'

/** The events of a release that a token with this scope may write. The table `scope_events` repeats it for the guards. */
export const scopeEvents: Readonly<Record<Scope, readonly ReleaseEvent['type'][]>> = {
  'releases:read': [],
  'test-runs:write': ['testRunRecorded'],
}
