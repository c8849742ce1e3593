import { z } from 'zod'
import { flagEntry } from '@/lib/invoice/contract-flags'
import { factSources, infrastructures, operators } from '@/lib/invoice/facts'
import { sales } from '@/lib/invoice/terms'
import { trackTypes } from '@/lib/release/workflow'

/** What is known about an installation. `asOf` is the day or moment the facts were true, `source` where they come from. */
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
  asOf: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
})
export type InstallationFacts = z.infer<typeof installationFacts>
export const factNames = installationFacts.keyof().options

const text = z.string().nullable()
// The address came later: what was recorded before says nothing of it.
const companyNumbers = z.object({
  vatId: text,
  registration: text,
  street: text.default(null),
  postalCode: text.default(null),
  city: text.default(null),
  endpointScheme: text.default(null),
  endpointId: text.default(null),
})
export type CompanyNumbers = z.infer<typeof companyNumbers>
export const companyNames = companyNumbers.keyof().options
const numbers = companyNumbers.shape

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
  z.object({
    type: z.literal('factsReported'),
    /** Nothing when it only says again what was known. */
    changed: z.array(installationFacts.keyof()),
    ...installationFacts.shape,
  }),
  z.object({ type: z.literal('versionInstalled'), version: z.string() }),
  z.object({ type: z.literal('installationRetired'), reason: z.string() }),
  z.object({
    type: z.literal('contractFlagRecorded'),
    ...flagEntry.shape,
    /** The contract that says so, or why it is recorded. */
    reference: z.string(),
  }),
])
export type InstallationEvent = z.infer<typeof installationEvent>
