import { isContractFlag } from './contract-flags'
import type { RateFound } from './exchange'
import type { Unpriced } from './price'
import type { TermsFound } from './terms'
import type { VatBlock } from './vat'

/** Why there is no draft yet. */
export type Blocked =
  | Unpriced
  | VatBlock
  | (RateFound & { ok: false })['why']
  | { code: 'no_seller' | 'no_partner' | 'no_book' | 'two_books' | 'amount_too_large' }
  | { code: 'not_installed'; outcome: 'postponed' | 'failed' | 'pending' }
  | (TermsFound & { ok: false })['why']
export type BlockedCode = Blocked['code']

/** Who can clear a block: people of a role, or the accounting contact. */
export type Clears = 'sales' | 'devops' | 'accounting'

/** Who can clear each kind of block, as a rule; whoClears() knows the exceptions. */
export const clearedBy: Record<BlockedCode, Clears> = {
  fact_missing: 'devops',
  no_rule: 'sales',
  two_rules: 'sales',
  bad_tiers: 'sales',
  vat_evidence: 'sales',
  vat_policy: 'accounting',
  vat_rate: 'accounting',
  vat_territory: 'accounting',
  registration_missing: 'sales',
  no_rate: 'accounting',
  not_installed: 'devops',
  no_seller: 'accounting',
  no_partner: 'sales',
  no_book: 'sales',
  two_books: 'sales',
  no_terms: 'sales',
  two_terms: 'sales',
  amount_too_large: 'sales',
}

/** What of a block decides who clears it. */
type Cause = { code: BlockedCode; party?: string | null; fact?: string | null }

/**
 * Who can put right what blocks a draft. What is known of the selling company is accounting's word, what a contract
 * says is that of sales.
 */
export function whoClears({ code, party, fact }: Cause): Clears {
  if (party === 'seller') return 'accounting'
  return code === 'fact_missing' && isContractFlag(fact ?? '') ? 'sales' : clearedBy[code]
}
