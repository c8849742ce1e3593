import { z } from 'zod'
import { overseasDepartments } from './registration'
import { dayBefore, vatRate } from './vat-rates'

/** Places whose own VAT rules differ from the country they belong to or are treated with: accounting decides. */
export const territories = [
  'MC',
  ...overseasDepartments,
  ...(['PM', 'BL', 'MF', 'NC', 'PF', 'WF', 'TF'] as const),
  'XI',
] as const
export type Territory = (typeof territories)[number]

/** As what a sale to a buyer there is taxed: within the seller's country, to another member state, or out of the Union. */
export const territoryTreatments = ['domestic', 'union', 'outside'] as const
export type TerritoryTreatment = (typeof territoryTreatments)[number]

/** What accounting decided of one territory, for the company of a country; in force until the next one begins. */
export const territoryDecision = z.strictObject({
  seller: vatRate.shape.country,
  territory: z.enum(territories),
  treatment: z.enum(territoryTreatments),
  from: z.iso.date(),
  /** What it rests on, so that somebody can look it up. */
  evidence: z.string(),
})
export type TerritoryDecision = z.infer<typeof territoryDecision>

/** The same as it is kept: without a treatment it is undecided again from that day on. */
export const territoryEntry = territoryDecision.extend({
  treatment: territoryDecision.shape.treatment.nullable(),
})
export type TerritoryEntry = z.infer<typeof territoryEntry>

type Asked = { seller: TerritoryDecision['seller']; territory: Territory; on: string }

export const isTerritory = (country: string): country is Territory =>
  territories.some(territory => territory === country)

/** The decision in force on a day (ISO date); null when there is none. `entries` has one for a day at most. */
export function decisionOn(
  entries: readonly TerritoryEntry[],
  { on, ...asked }: Asked,
): TerritoryDecision | null {
  const begun = about(entries, asked).filter(({ from }) => from <= on)
  const last = begun.at(-1)
  return last?.treatment ? { ...last, treatment: last.treatment } : null
}

/** The last day a decision is in force: the one before the next begins; null while none does. */
export function lastDayDecided(entries: readonly TerritoryEntry[], of: TerritoryEntry) {
  const next = about(entries, of).find(({ from }) => from > of.from)
  return next ? dayBefore(next.from) : null
}

const about = (
  entries: readonly TerritoryEntry[],
  { seller, territory }: Pick<TerritoryEntry, 'seller' | 'territory'>,
) =>
  entries
    .filter(each => each.seller === seller && each.territory === territory)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
