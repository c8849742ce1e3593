import type { RateCommand } from './commands'

/** Whether what came after the form of a command was drawn concerns it: a correction is of the rate that was seen. */
export const concerns = ({ type }: RateCommand) => type === 'correctRate'
