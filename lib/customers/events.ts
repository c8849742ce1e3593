import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'

const facts = {
  name: z.string(),
  country: z.string(),
  vatId: z.string().nullable(),
  registration: z.string().nullable(),
  contact: z.string().nullable(),
  language: z.enum(locales),
  partner: z.boolean(),
}

/** What happened to a customer or partner: everything known about it, after the change. Stored as JSON. */
export const customerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('customerAdded'), ...facts }),
  z.object({ type: z.literal('customerEdited'), ...facts }),
])
export type CustomerEvent = z.infer<typeof customerEvent>
