/** What a guard of the database says: the code and facts of the rule it repeats, and its own name. */
export type GuardRefusal = { code: string; guard: string; facts: Readonly<Record<string, unknown>> }

/** The refusal a guard answered with by the code of a rule; null for any other error. */
export function guardRefusal(error: unknown): GuardRefusal | null {
  const found = raised(error, 'RC001')
  if (!found) return null
  const facts = JSON.parse(found.detail ?? '{}') as GuardRefusal['facts']
  return { code: found.message, guard: found.constraint ?? '', facts }
}

/** Whether the session or token somebody acted by was over at that moment. */
export const isSignedOut = (error: unknown) => raised(error, 'RC003') !== null

/** The name of the guard that forbade what no rule allows in the first place; null for any other error. */
export const forbiddenBy = (error: unknown) => raised(error, 'RC002')?.constraint ?? null

type Raised = Error & { code: string; detail?: string; constraint?: string }

// Drizzle wraps what a statement failed with; what a commit failed with comes as it is.
function raised(error: unknown, code: string): Raised | null {
  if (!(error instanceof Error)) return null
  return 'code' in error && error.code === code ? (error as Raised) : raised(error.cause, code)
}
