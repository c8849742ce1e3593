import { z } from 'zod'
import { factValues, type FactName, type Facts } from './facts'

const oneOrMany = <Value extends z.ZodType>(value: Value) =>
  z.union([value, z.array(value).min(1)]).optional()
const range = z
  .strictObject({ from: z.int().min(0).optional(), to: z.int().min(0).optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'empty-range')
  .optional()

/** When a rule applies: every named fact must agree. Ranges include both ends; an empty condition always holds. */
export const when = z.strictObject({
  deploymentType: oneOrMany(factValues.deploymentType),
  infrastructure: oneOrMany(factValues.infrastructure),
  nodes: range,
  environments: range,
  region: oneOrMany(factValues.region),
  operator: oneOrMany(factValues.operator),
  releaseKind: oneOrMany(factValues.releaseKind),
  maintenanceCovered: z.boolean().optional(),
  prioritySupport: z.boolean().optional(),
})
export type When = z.infer<typeof when>
type Wish = When[FactName]
type Answer = 'yes' | 'no' | { unknown: FactName }

/** Whether a rule applies to what is known. A fact that says no outweighs one that is unknown. */
export function matches(condition: When, known: Facts): Answer {
  const names = asked(condition)
  const denied = names.some(name => {
    const fact = known[name]
    return fact !== undefined && !admits(condition[name], fact.value)
  })
  if (denied) return 'no'
  const unknown = names.find(name => known[name] === undefined)
  return unknown ? { unknown } : 'yes'
}

/** The facts a condition looks at. */
export function asked(condition: When): FactName[] {
  return (Object.keys(condition) as FactName[]).filter(name => condition[name] !== undefined)
}

/** Whether some installation could satisfy both conditions. */
export function overlap(a: When, b: When): boolean {
  return asked(a).every(name => b[name] === undefined || meet(a[name], b[name]))
}

function admits(wish: Wish, value: string | number | boolean): boolean {
  if (wish === undefined) return true
  if (isRange(wish))
    return typeof value === 'number' && value >= lower(wish) && value <= upper(wish)
  return listed(wish).includes(value)
}

function meet(a: Wish, b: Wish): boolean {
  if (isRange(a) && isRange(b)) return lower(a) <= upper(b) && lower(b) <= upper(a)
  return listed(a).some(value => listed(b).includes(value))
}

type Range = NonNullable<When['nodes']>
const isRange = (wish: Wish): wish is Range => typeof wish === 'object' && !Array.isArray(wish)
const lower = (wish: Range) => wish.from ?? 0
const upper = (wish: Range) => wish.to ?? Infinity
const listed = (wish: Wish): unknown[] => (Array.isArray(wish) ? wish : [wish])
