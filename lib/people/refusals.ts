import type { Role } from '@/lib/release/workflow'

/** Why a command about a person was turned down; messages/en/people.json has the words. */
export type PersonRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'not-an-address' }
  | { code: 'already-exists' }
  | { code: 'admin-exists' }
  | { code: 'unchanged' }
  | { code: 'yourself' }
  | { code: 'own-roles' }
  | { code: 'last-admin' }
  | { code: 'already-disabled' }
  | { code: 'not-disabled' }
  | { code: 'identity-taken'; identity: string; by: string }
