import type { Finding } from '@/lib/invoice/lint'
import type { Currency } from '@/lib/money'
import type { Role } from '@/lib/release/workflow'
import type { BookState } from './version'

/** Why a command on a version of a price book was turned down. */
export type BookRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'wrong-state'; is: BookState }
  | { code: 'already-exists' }
  | { code: 'not-there' }
  | { code: 'changed-since' }
  | { code: 'unchanged' }
  | { code: 'unknown-rule' }
  | { code: 'unknown-party' }
  | { code: 'draft-exists'; version: number }
  | { code: 'other-currency'; is: Currency }
  | { code: 'other-party' }
  | { code: 'edited-by-you' }
  | { code: 'not-sound'; findings: Finding[] }
  | { code: 'overlaps'; with: string }
  | { code: 'in-the-past'; today: string }
  | { code: 'not-valid-then' }
