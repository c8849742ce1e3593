import { z } from 'zod'
import { territoryEntry } from '@/lib/invoice/territories'
import { vatRate } from '@/lib/invoice/vat-rates'
import { currency } from '@/lib/money'

/** What happened to what accounting decides. */
export const accountingEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('accountingContactNamed'),
    person: z.string(),
    name: z.string(),
  }),
  z.object({
    type: z.literal('vatPolicyDecided'),
    outsideUnion: z.enum(['O', 'G']).nullable(),
    vatIdEvidence: z.enum(['format_ok', 'confirmed']),
    retention: z.string().nullable(),
  }),
  z.object({ type: z.literal('territoryDecided'), ...territoryEntry.shape }),
  z.object({ type: z.literal('vatRateRecorded'), ...vatRate.shape, evidence: z.string() }),
  z.object({ type: z.literal('vatRateWithdrawn'), ...vatRate.shape, evidence: z.string() }),
  z.object({
    type: z.literal('sellerEdited'),
    country: vatRate.shape.country,
    name: z.string(),
    street: z.string(),
    postalCode: z.string(),
    city: z.string(),
    vatId: z.string().nullable(),
    registration: z.string(),
    endpointScheme: z.string().nullable(),
    endpointId: z.string().nullable(),
    zone: z.string(),
    currency,
  }),
])
export type AccountingEvent = z.infer<typeof accountingEvent>
export type SellerEdited = Extract<AccountingEvent, { type: 'sellerEdited' }>
