import { z } from 'zod'
import type { FactName, Facts } from './facts'

/** What a contract says of an installation, and nothing else knows: yes, no, or not known. */
export const contractFlags = [
  'maintenanceCovered',
  'prioritySupport',
] as const satisfies readonly FactName[]
export type ContractFlag = (typeof contractFlags)[number]

/** What a contract says from a day on (ISO date), until an entry for a later day; null: it is not known from then on. */
export const flagEntry = z.object({
  flag: z.enum(contractFlags),
  value: z.boolean().nullable(),
  validFrom: z.iso.date(),
})
export type FlagEntry = z.infer<typeof flagEntry>

/** Whether a fact is known from a contract alone. */
export const isContractFlag = (name: string): name is ContractFlag =>
  contractFlags.some(flag => flag === name)

/** The entry for a flag that is in force on a day; null when none began by then. */
export function entryOn(
  entries: readonly FlagEntry[],
  flag: ContractFlag,
  day: string,
): FlagEntry | null {
  return entries
    .filter(entry => entry.flag === flag && entry.validFrom <= day)
    .reduce<FlagEntry | null>(
      (latest, entry) => (latest && latest.validFrom > entry.validFrom ? latest : entry),
      null,
    )
}

/** What the contract says on a day, as facts. Nothing is guessed: what was not known by then is left out. */
export function flagsOn(entries: readonly FlagEntry[], day: string): Pick<Facts, ContractFlag> {
  const known: Pick<Facts, ContractFlag> = {}
  if (entries.length === 0) return known
  for (const flag of contractFlags) {
    const entry = entryOn(entries, flag, day)
    if (entry && entry.value !== null)
      known[flag] = { value: entry.value, source: 'contract', asOf: entry.validFrom }
  }
  return known
}
