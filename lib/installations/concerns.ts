import type { InstallationCommand, InstallationCommandName } from './commands'
import type { InstallationEvent } from './events'

type Happened = readonly InstallationEvent['type'][]

const changed = ['installationEdited', 'versionInstalled', 'installationRetired'] as const

/**
 * What changes the matter of a command on an installation: its facts. That its customer was completed along the way
 * does not, and a file is merged with what is known.
 */
const matters: Record<InstallationCommandName, Happened> = {
  addInstallation: [],
  importInstallation: [],
  editInstallation: changed,
  retireInstallation: changed,
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: InstallationCommand, event: InstallationEvent) =>
  matters[type].includes(event.type)
