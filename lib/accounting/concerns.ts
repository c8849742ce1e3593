import type { AccountingCommand, AccountingCommandName } from './commands'
import type { AccountingEvent } from './events'

/** What changes the matter of a command on what accounting decides. */
const matters: Record<AccountingCommandName, readonly AccountingEvent['type'][]> = {
  nameAccountingContact: ['accountingContactNamed'],
  decideVatPolicy: ['vatPolicyDecided'],
  decideTerritory: ['territoryDecided'],
  recordVatRate: ['vatRateRecorded', 'vatRateWithdrawn'],
  withdrawVatRate: ['vatRateRecorded', 'vatRateWithdrawn'],
  editSeller: ['sellerEdited'],
}

/** Whether an event that came after the form of a command was drawn concerns it: rates and companies of its country, decisions of its territory for its company. */
export const concerns = (command: AccountingCommand, event: AccountingEvent) =>
  matters[command.type].includes(event.type) &&
  (!('country' in command) || !('country' in event) || command.country === event.country) &&
  (!('territory' in command) || !('territory' in event) || command.territory === event.territory) &&
  (!('seller' in command) || !('seller' in event) || command.seller === event.seller)
