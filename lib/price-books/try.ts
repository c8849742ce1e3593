import { z } from 'zod'
import { factValues, type FactName, type Facts } from '@/lib/invoice/facts'
import { sales } from '@/lib/invoice/terms'

const count = z.coerce.number().int().pipe(factValues.nodes)

const yesOrNo = z.enum(['yes', 'no']).transform(value => value === 'yes')

const asked = {
  deploymentType: factValues.deploymentType,
  infrastructure: factValues.infrastructure,
  nodes: count,
  environments: count,
  region: factValues.region,
  operator: factValues.operator,
  releaseKind: factValues.releaseKind,
  maintenanceCovered: yesOrNo,
  prioritySupport: yesOrNo,
} satisfies Record<FactName, z.ZodType>

type Sale = (typeof sales)[number]
export type Tried = {
  known: Facts
  sale: Sale
  /** The day of delivery (ISO date). */
  on: string
  wrong: (keyof Facts | 'on')[]
}

/**
 * Facts as somebody tries them, from an address; what is left out is not known, what cannot be read is named. A delivery
 * of no day is one of today (ISO date).
 */
export function factsTried(given: Readonly<Record<string, unknown>>, today: string): Tried {
  const delivered = z.iso.date().safeParse(given['on'] || today)
  const read = Object.entries(asked).flatMap(([name, schema]) => {
    const value = given[name]
    if (typeof value !== 'string' || value.trim() === '') return []
    return [{ name: name as keyof Facts, result: schema.safeParse(value.trim()) }]
  })
  const known = read.flatMap(({ name, result }) =>
    result.success ? [[name, { value: result.data, source: 'entered', asOf: today }] as const] : [],
  )
  const assumed = { deploymentType: { value: 'self_hosted', source: 'entered', asOf: today } }
  return {
    known: { ...assumed, ...Object.fromEntries(known) } as Facts,
    sale: sales.find(sale => sale === given['sale']) ?? 'direct',
    on: delivered.success ? delivered.data : today,
    wrong: [
      ...read.flatMap(({ name, result }) => (result.success ? [] : [name])),
      ...(delivered.success ? [] : (['on'] as const)),
    ],
  }
}
