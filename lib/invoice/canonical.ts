import { createHash } from 'node:crypto'

/**
 * The one way to write a value as JSON, whatever order its keys came in (RFC 8785): keys in the order of their
 * UTF-16 units, no white space, texts in Unicode's composed form. Keys without a value are left out, as JSON does.
 * Throws for what JSON cannot say: half a character, a number that is none, a value that is no data.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isRecord(value)) return `{${members(value).join(',')}}`
  throw new TypeError(`JSON has no way to say ${typeof value}.`)
}

/** The sha256 of a value's canonical JSON, in hexadecimal. Two values are the same when theirs is. */
export const digestOf = (value: unknown) => sha256(canonicalJson(value))

export const sha256 = (written: string) => createHash('sha256').update(written).digest('hex')

function members(record: Record<string, unknown>) {
  const composed = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key.normalize('NFC'), value] as const)
  if (new Set(composed.map(([key]) => key)).size < composed.length)
    throw new TypeError('Two keys are the same text.')
  return composed
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${text(key)}:${canonicalJson(value)}`)
}

function text(value: string) {
  if (!value.isWellFormed()) throw new TypeError('A text holds half a character.')
  return JSON.stringify(value.normalize('NFC'))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
