import { z } from 'zod'
import type { Blocked } from './blocked'
import { factNames } from './facts'
import { currency } from '@/lib/money'
import { vatRate } from './vat-rates'

const party = z.enum(['buyer', 'seller'])

/** Why an installation could not be drafted, as it is written down. */
export const blockedWhy = z.discriminatedUnion('code', [
  z.object({ code: z.literal('fact_missing'), fact: z.enum(factNames), rule: z.string() }),
  z.object({ code: z.literal('no_rule') }),
  z.object({ code: z.literal('two_rules'), rule: z.string() }),
  z.object({ code: z.literal('bad_tiers'), rule: z.string() }),
  z.object({ code: z.literal('vat_evidence'), party }),
  z.object({ code: z.literal('vat_policy') }),
  z.object({ code: z.literal('vat_rate') }),
  z.object({ code: z.literal('no_rate'), from: currency, to: currency, on: z.iso.date() }),
  z.object({
    code: z.literal('vat_territory'),
    country: z.string(),
    // What was written down before accounting could decide names neither.
    seller: vatRate.shape.country.optional(),
    on: z.iso.date().optional(),
  }),
  z.object({
    code: z.literal('registration_missing'),
    party,
    number: z.enum(['siren', 'kennitala']),
  }),
  z.object({
    code: z.literal('not_installed'),
    outcome: z.enum(['postponed', 'failed', 'pending']),
  }),
  z.object({ code: z.literal('no_seller') }),
  z.object({ code: z.literal('no_partner') }),
  z.object({ code: z.literal('no_book') }),
  z.object({ code: z.literal('two_books') }),
  z.object({ code: z.literal('amount_too_large') }),
  z.object({ code: z.literal('no_terms') }),
  z.object({ code: z.literal('two_terms'), codes: z.array(z.string()) }),
]) satisfies z.ZodType<Blocked>
