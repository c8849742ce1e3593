import type { Role } from '@/lib/release/workflow'

/** Why a command on an installation was turned down. */
export type InstallationRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'already-exists' }
  | { code: 'retired' }
  | { code: 'rolling-out'; version: string }
  | { code: 'name-taken' }
  | { code: 'country-differs'; customer: string; country: string }
  | { code: 'unknown-partner'; partner: string }
  | { code: 'own-partner' }
  | { code: 'older-version'; known: string }
  | { code: 'older-facts'; asOf: string }
  | { code: 'facts-in-the-future' }
  | { code: 'unchanged' }
