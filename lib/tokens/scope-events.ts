import type { DraftEvent } from '@/lib/invoice/events'
import type { ReleaseEvent } from '@/lib/release/events'
import type { Scope } from '@/lib/release/workflow'

type Written =
  | { aggregate: 'release'; type: ReleaseEvent['type'] }
  | { aggregate: 'draft'; type: DraftEvent['type'] }

/** The events that a token with this scope may write. The table `scope_events` repeats it for the guards. */
export const scopeEvents: Readonly<Record<Scope, readonly Written[]>> = {
  'releases:read': [],
  'test-runs:write': [{ aggregate: 'release', type: 'testRunRecorded' }],
  'drafts:read': [],
  'drafts:acknowledge': [{ aggregate: 'draft', type: 'draftBooked' }],
}
