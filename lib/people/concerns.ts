import type { PersonCommand, PersonCommandName } from './commands'
import type { PersonEvent } from './events'

type Happened = readonly PersonEvent['type'][]

const changed = [
  'personEdited',
  'rolesChanged',
  'gitIdentitiesChanged',
  'personDisabled',
  'personEnabled',
] as const

/** What changes the matter of a command about somebody: anything but that they are there, which has its own refusal. */
const matters: Record<PersonCommandName, Happened> = {
  addPerson: [],
  editPerson: changed,
  setRoles: changed,
  setGitIdentities: changed,
  disablePerson: changed,
  enablePerson: changed,
  nameFirstAdmin: [],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: PersonCommand, event: PersonEvent) =>
  matters[type].includes(event.type)
