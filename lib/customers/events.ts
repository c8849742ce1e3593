import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'

const facts = {
  name: z.string(),
  country: z.string(),
  vatId: z.string().nullable(),
  registration: z.string().nullable(),
  // Absent before there were addresses.
  street: z.string().nullable().default(null),
  postalCode: z.string().nullable().default(null),
  city: z.string().nullable().default(null),
  endpointScheme: z.string().nullable().default(null),
  endpointId: z.string().nullable().default(null),
  contact: z.string().nullable(),
  language: z.enum(locales),
  partner: z.boolean(),
}

/** What happened to a customer or partner: everything known about it, after the change; or who confirmed its VAT id. Stored as JSON. */
export const customerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('customerAdded'), ...facts }),
  z.object({ type: z.literal('customerEdited'), ...facts }),
  z.object({
    type: z.literal('vatIdConfirmed'),
    vatId: z.string(),
    on: z.string(),
    reference: z.string(),
  }),
])
export type CustomerEvent = z.infer<typeof customerEvent>
