import type { InstallationEvent, InstallationFacts } from './events'

/** What was known about an installation from one event of its record on, and which of it was new. */
export type Snapshot<Act> = { facts: InstallationFacts; changed: readonly string[]; act: Act }

/** Every snapshot of the facts that a record holds, in its order. Who or what brought each stays with it. */
export function snapshotsOf<Act extends { event: InstallationEvent }>(
  record: readonly Act[],
): Snapshot<Act>[] {
  return record.flatMap((act): Snapshot<Act>[] => {
    const { event } = act
    switch (event.type) {
      case 'installationAdded':
        return [{ facts: event, changed: [], act }]
      case 'installationEdited':
      case 'factsReported':
        return [{ facts: event, changed: event.changed, act }]
      case 'customerRecorded':
      case 'customerCompleted':
      case 'versionInstalled':
      case 'installationRetired':
      case 'contractFlagRecorded':
        return []
    }
  })
}
