import type { CustomerCommand, CustomerCommandName } from './commands'
import type { CustomerEvent } from './events'

/** What changes the matter of a command on a customer; that there is one already has its own refusal. */
const matters: Record<CustomerCommandName, readonly CustomerEvent['type'][]> = {
  addCustomer: [],
  editCustomer: ['customerEdited'],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: CustomerCommand, event: CustomerEvent) =>
  matters[type].includes(event.type)
