/** Why an installation gets no draft although the release reaches it. */
export const notBillableReasons = [
  'serverless',
  'declined',
  'patch_of_billed_minor',
  'minor_billed_by_patch',
  'cancelled',
] as const
export type NotBillable = (typeof notBillableReasons)[number]

/** The ledger's word on one installation of a release. */
export const ledgerStates = ['drafted', 'not_billable', 'blocked'] as const
export type LedgerState = (typeof ledgerStates)[number]
/** How the entries of a ledger are told apart, in the order they are listed: what is off, then what waits, comes first. */
export const ledgerKinds = [
  'missing',
  'strangers',
  'blocked',
  'drafted',
  'not_billable',
] as const satisfies readonly (LedgerState | Exclude<keyof Balance, 'even' | 'counts'>)[]
export type LedgerKind = (typeof ledgerKinds)[number]
export type LedgerRow = { installationId: string; state: LedgerState }

export type Balance = {
  /** True when every installation has exactly one row and no row is anybody else's. */
  even: boolean
  counts: Record<LedgerState, number>
  missing: string[]
  twice: string[]
  strangers: string[]
}

/** Whether a release's ledger adds up to its installations, and what is off when it does not. */
export function balance(installationIds: readonly string[], rows: readonly LedgerRow[]): Balance {
  const expected = new Set(installationIds)
  const rowsOf = new Map<string, number>()
  for (const { installationId } of rows)
    rowsOf.set(installationId, (rowsOf.get(installationId) ?? 0) + 1)
  const missing = [...expected].filter(id => !rowsOf.has(id))
  const twice = [...rowsOf].filter(([, found]) => found > 1).map(([id]) => id)
  const strangers = [...rowsOf.keys()].filter(id => !expected.has(id))
  const count = (state: LedgerState) => rows.filter(row => row.state === state).length
  return {
    even: missing.length + twice.length + strangers.length === 0,
    counts: {
      drafted: count('drafted'),
      not_billable: count('not_billable'),
      blocked: count('blocked'),
    },
    missing,
    twice,
    strangers,
  }
}
