import { createHash } from 'node:crypto'

/**
 * A value as JSON that is the same, byte for byte, wherever it is written: RFC 8785. Keys stand in the order of their
 * UTF-16 units, without white space; what is undefined is left out. Throws for what JSON cannot say.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return members(value)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('JSON has no infinity.')
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new Error(`JSON cannot say a ${typeof value}.`)
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('Half a character.')
  return text
}

/** SHA-256 (hex) of a value's canonical JSON. */
export const fingerprint = (value: unknown) =>
  createHash('sha256').update(canonical(value)).digest('hex')

function members(value: object): string {
  const kept = Object.entries(value).filter(([, member]) => member !== undefined)
  const sorted = kept.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
