import fc from 'fast-check'
import { z } from 'zod'
import type { Harm } from './harmful'

type Shape = {
  enum?: readonly unknown[]
  const?: string | number | boolean
  type?: string
  items?: Shape
  anyOf?: readonly Shape[]
}

/**
 * Requests for one action, from nearly right to nonsense: the fields its payload has, each with what it allows, what
 * the whole request of `harm` says there, or something no person types; some left out, some that do not exist.
 */
export function fuzzed(payload: z.ZodType, harm: Harm): fc.Arbitrary<Harm> {
  const shape = z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' })
  const properties = (shape.properties ?? {}) as Record<string, Shape>
  const names = [
    ...new Set([...Object.keys(properties).map(nameOf(properties)), ...Object.keys(harm.fields)]),
  ]
  const fields = names.map(name => {
    const right = harm.fields[name]
    const allowed = allowedBy(properties[name.replace('[]', '')] ?? {})
    const known = typeof right === 'string' ? [{ weight: 4, arbitrary: fc.constant(right) }] : []
    return [
      name,
      fc.oneof(...known, { weight: 2, arbitrary: allowed }, { weight: 1, arbitrary: hostile }),
    ] as const
  })
  const some = fc.record(Object.fromEntries(fields), { requiredKeys: [] })
  const stray = fc.dictionary(
    fc.constantFrom('actor', 'role', 'now', '__proto__x', 'constructor', '$x'),
    hostile,
    { maxKeys: 2 },
  )
  const subject = fc.oneof(
    { weight: 5, arbitrary: fc.constant(harm.subject) },
    { weight: 1, arbitrary: hostile },
  )
  return fc
    .tuple(
      subject,
      some,
      fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: stray }),
    )
    .map(([about, known, strange]) => ({
      subject: about,
      fields: { ...known, ...strange } as Harm['fields'],
    }))
}

// A list is sent by controls whose names end in brackets.
const nameOf = (properties: Record<string, Shape>) => (name: string) =>
  properties[name]?.type === 'array' ? `${name}[]` : name

function allowedBy(shape: Shape): fc.Arbitrary<string> {
  if (shape.enum) return fc.constantFrom(...shape.enum.map(String))
  if (shape.const !== undefined) return fc.constant(String(shape.const))
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(allowedBy))
  if (shape.items) return allowedBy(shape.items)
  if (shape.type === 'integer' || shape.type === 'number') return fc.integer().map(String)
  if (shape.type === 'boolean') return fc.constantFrom('on', 'true', '')
  return fc.string({ unit: 'grapheme', maxLength: 60 })
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    "'; drop table events; --",
    '<script>alert(1)</script>',
    '${7*7}{{7*7}}',
    '../../../etc/passwd',
    '[object Object]',
    'null',
    'NaN',
    '1e309',
    '-0',
    '99999999999999999999',
    '{"a":{"b":[]}}',
    '0001-01-01T00:00',
    '+275760-09-13T00:00',
    '2026-02-30T25:61',
    'Europe/Nowhere',
  ),
  fc.integer({ min: 2_000, max: 40_000 }).map(length => 'x'.repeat(length)),
  fc.integer({ min: 100, max: 2_000 }).map(depth => '['.repeat(depth)),
)
