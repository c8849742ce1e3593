import { z } from 'zod'
import { releaseKinds, trackTypes } from '@/lib/release/workflow'

export const infrastructures = ['vm', 'kubernetes', 'bare_metal', 'air_gapped'] as const
export const operators = ['vendor', 'partner', 'customer'] as const
export const factSources = ['entered', 'imported', 'heartbeat', 'contract', 'release'] as const

/** One thing known about an installation, with where it comes from and when it was true. */
const known = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    value,
    source: z.enum(factSources),
    asOf: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  })
const count = z.int().min(0).max(1_000_000)
const flag = z.boolean()

export const factValues = {
  deploymentType: z.enum(trackTypes),
  infrastructure: z.enum(infrastructures),
  nodes: count,
  environments: count,
  region: z.string().trim().min(2).max(40),
  operator: z.enum(operators),
  releaseKind: z.enum(releaseKinds),
  maintenanceCovered: flag,
  prioritySupport: flag,
} as const

/**
 * What is known about an installation when its draft is made. Only the deployment type is always known;
 * a rule that asks for an absent fact blocks the draft, nothing is assumed.
 */
export const facts = z.strictObject({
  deploymentType: known(factValues.deploymentType),
  infrastructure: known(factValues.infrastructure).optional(),
  nodes: known(factValues.nodes).optional(),
  environments: known(factValues.environments).optional(),
  region: known(factValues.region).optional(),
  operator: known(factValues.operator).optional(),
  releaseKind: known(factValues.releaseKind).optional(),
  maintenanceCovered: known(factValues.maintenanceCovered).optional(),
  prioritySupport: known(factValues.prioritySupport).optional(),
})

export type Facts = z.infer<typeof facts>
export type FactName = keyof Facts
export const factNames = Object.keys(factValues) as [FactName, ...FactName[]]

/** A fact as it is quoted in an explanation. */
export const citedFact = z.strictObject({
  name: z.enum(factNames),
  value: z.union([z.string(), z.number(), z.boolean()]),
  source: z.enum(factSources),
  asOf: z.string(),
})
export type CitedFact = z.infer<typeof citedFact>

/** Quotes the named facts, in the order of the vocabulary, each once; unknown ones are left out. */
export function cite(known: Facts, names: readonly FactName[]): CitedFact[] {
  return factNames.flatMap(name => {
    const fact = known[name]
    return fact && names.includes(name) ? [{ name, ...fact }] : []
  })
}
