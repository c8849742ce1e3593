import type { TokenCommand, TokenCommandName } from './commands'
import type { TokenEvent } from './events'

/** What changes the matter of a command on an API token; that there is one already has its own refusal. */
const matters: Record<TokenCommandName, readonly TokenEvent['type'][]> = {
  issueToken: [],
  revokeToken: ['tokenRevoked'],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: TokenCommand, event: TokenEvent) =>
  matters[type].includes(event.type)
