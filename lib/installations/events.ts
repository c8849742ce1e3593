import { z } from 'zod'
import { factSources, infrastructures, operators } from '@/lib/invoice/facts'
import { sales } from '@/lib/invoice/terms'
import { trackTypes } from '@/lib/release/workflow'

/** What is known about an installation. `asOf` is the day the facts were true, `source` where they come from. */
export const installationFacts = z.object({
  name: z.string(),
  partnerId: z.string().nullable(),
  track: z.enum(trackTypes),
  infrastructure: z.enum(infrastructures),
  nodes: z.int().positive(),
  environments: z.int().positive(),
  region: z.string(),
  operator: z.enum(operators),
  sale: z.enum(sales),
  version: z.string().nullable(),
  healthUrl: z.string().nullable(),
  source: z.enum(factSources),
  asOf: z.iso.date(),
})
export type InstallationFacts = z.infer<typeof installationFacts>
export const factNames = installationFacts.keyof().options

const numbers = { vatId: z.string().nullable(), registration: z.string().nullable() }

/** What happened to an installation, and to the customer it brought along. */
export const installationEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('customerRecorded'),
    id: z.string(),
    name: z.string(),
    country: z.string(),
    ...numbers,
  }),
  z.object({ type: z.literal('customerCompleted'), id: z.string(), ...numbers }),
  z.object({
    type: z.literal('installationAdded'),
    customerId: z.string(),
    ...installationFacts.shape,
  }),
  z.object({
    type: z.literal('installationEdited'),
    changed: z.array(installationFacts.keyof()),
    ...installationFacts.shape,
  }),
  z.object({ type: z.literal('versionInstalled'), version: z.string() }),
  z.object({ type: z.literal('installationRetired'), reason: z.string() }),
])
export type InstallationEvent = z.infer<typeof installationEvent>
