import type { FreezeCommand, FreezeCommandName } from './commands'
import type { FreezeEvent } from './events'

/** What changes the matter of a command on a freeze; that there is one already has its own refusal. */
const matters: Record<FreezeCommandName, readonly FreezeEvent['type'][]> = {
  addFreeze: [],
  endFreeze: ['freezeEnded'],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: FreezeCommand, event: FreezeEvent) =>
  matters[type].includes(event.type)
