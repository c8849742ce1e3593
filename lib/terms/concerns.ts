import type { TermsCommand } from './commands'

/** Whether what came after the form of a command was drawn concerns it: a version is only ever ended, once. */
export const concerns = ({ type }: TermsCommand) => type === 'endTerms'
