import type { InstallationCommand, InstallationCommandName } from './commands'
import type { InstallationEvent } from './events'

type Happened = readonly InstallationEvent['type'][]

const changed = [
  'installationEdited',
  'factsReported',
  'versionInstalled',
  'installationRetired',
] as const

/**
 * What changes the matter of a command on an installation: its facts, or what its contract says. That its customer was
 * completed along the way does not, and a file is merged with what is known.
 */
const matters: Record<InstallationCommandName, Happened> = {
  addInstallation: [],
  importInstallation: [],
  editInstallation: changed,
  retireInstallation: changed,
  reportFacts: [],
  recordContractFlag: ['contractFlagRecorded'],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: InstallationCommand, event: InstallationEvent) =>
  matters[type].includes(event.type) &&
  // A machine that says again what was known changes nothing.
  (event.type !== 'factsReported' || event.changed.length > 0)
