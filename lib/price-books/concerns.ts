import type { BookCommand, BookCommandName } from './commands'

/** Whether a command is about a version that is there: whatever happened to it meanwhile concerns it. */
const isAboutOne: Record<BookCommandName, boolean> = {
  startVersion: false,
  importBook: false,
  editBook: true,
  saveRule: true,
  removeRule: true,
  publishBook: true,
  retireBook: true,
  discardVersion: true,
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = ({ type }: BookCommand) => isAboutOne[type]
