import { accept, refuse, type Outcome } from '@/lib/release/decision'
import { entryOn, type FlagEntry } from '@/lib/invoice/contract-flags'
import type { InstallationCommandOf } from './commands'
import type { InstallationEvent } from './events'
import type { InstallationRefusal } from './refusals'

export type FlagRecorded = Extract<InstallationEvent, { type: 'contractFlagRecorded' }>
type Said = Omit<FlagRecorded, 'type'>

/** The value of a flag as it is chosen and said. */
export const flagValueOf = (value: boolean | null) =>
  value === null ? 'unknown' : value ? 'yes' : 'no'

/** What a contract says, recorded by a person. What is known already is refused. */
export function recordFlag(
  known: readonly FlagEntry[],
  { type: _, ...said }: InstallationCommandOf<'recordContractFlag'>,
): Outcome<InstallationEvent, InstallationRefusal> {
  const [event] = newFlags(known, [said])
  return event ? accept(event) : refuse({ code: 'unchanged' })
}

/** Of what is said of a contract, what is not known yet: each as its event. */
export const newFlags = (known: readonly FlagEntry[], said: readonly Said[]): FlagRecorded[] =>
  said
    .filter(each => !isKnown(known, each))
    .map(each => ({ type: 'contractFlagRecorded', ...each }))

// That something is not known needs no saying where nothing is.
function isKnown(known: readonly FlagEntry[], { flag, value, validFrom }: Said) {
  const entry = entryOn(known, flag, validFrom)
  if (entry?.validFrom === validFrom) return entry.value === value
  return value === null && (entry?.value ?? null) === null
}
