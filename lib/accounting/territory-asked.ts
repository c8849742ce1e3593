import { z } from 'zod'
import { territories, type TerritoryDecision } from '@/lib/invoice/territories'

/** Of which territory an address asks accounting to decide, and from which day. */
export type TerritoryAsked = Pick<TerritoryDecision, 'territory'> & { from?: string }

const asked = z.object({
  territory: z.enum(territories),
  from: z.iso.date().optional().catch(undefined),
})

/** Reads it from an address; null where it names no territory. */
export function territoryAsked(query: Record<string, unknown>): TerritoryAsked | null {
  const { data } = asked.safeParse(query)
  if (!data) return null
  const { from, ...rest } = data
  return from === undefined ? rest : { ...rest, from }
}

/** Where accounting decides what blocks a draft; the form is filled in with what is known. */
export function territoryAddress({ country, on }: { country: string; on?: string }): string {
  const query = new URLSearchParams({ territory: country, ...(on && { from: on }) })
  return `/settings/accounting?${query.toString()}#${territoriesAnchor}`
}

export const territoriesAnchor = 'territories'
