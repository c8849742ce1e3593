import type { RefusalCode } from '@/lib/release/refusals'

/** The fields a refusal is about, the likeliest first: its sentence stands there when the form has one of them. */
const fields = {
  'already-exists': ['subject'],
  'not-semver': ['subject'],
  'wrong-kind': ['subject'],
  'not-greater': ['subject'],
  'too-few-signers': ['kind'],
  'same-commit': ['commit'],
  'evidence-required': ['evidence'],
  'reason-required': ['reason', 'evidence'],
  'in-the-past': ['start', 'expires'],
  'expires-before-start': ['expires'],
  'unknown-owner': ['owner'],
  frozen: ['start'],
  'window-open': ['reason'],
  'not-healthy': ['reason'],
} as const satisfies Partial<Record<RefusalCode, readonly string[]>>

/** Where among the fields that were sent a refusal of a release is shown; null: below the button. */
export function fieldOf(code: string, sent: readonly string[]): string | null {
  const known: Readonly<Record<string, readonly string[]>> = fields
  return known[code]?.find(field => sent.includes(field)) ?? null
}
