import type { InstallationEvent } from '@/lib/installations/events'
import type { DraftEvent } from '@/lib/invoice/events'
import type { ReleaseEvent } from '@/lib/release/events'
import type { Scope } from '@/lib/release/workflow'

type ScopeEvent =
  | { aggregate: 'release'; type: ReleaseEvent['type'] }
  | { aggregate: 'installation'; type: InstallationEvent['type'] }
  | { aggregate: 'draft'; type: DraftEvent['type'] }

/** The events that a token with this scope may write. The table `scope_events` repeats it for the guards. */
export const scopeEvents: Readonly<Record<Scope, readonly ScopeEvent[]>> = {
  'releases:read': [],
  'test-runs:write': [{ aggregate: 'release', type: 'testRunRecorded' }],
  'installations:write': [{ aggregate: 'installation', type: 'factsReported' }],
  'drafts:read': [],
  'drafts:acknowledge': [{ aggregate: 'draft', type: 'draftBooked' }],
}
