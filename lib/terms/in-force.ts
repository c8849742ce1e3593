import { inForce } from '@/lib/invoice/succession'
import type { TermsOfSale } from '@/lib/invoice/terms'

/** Terms that were ended on the day before they begin never apply; nor do they end the version before them. */
export const neverApply = ({ validFrom, validTo }: TermsOfSale) =>
  validTo !== null && validTo < validFrom

/** Terms as they are in force: a version ends by its own last day, or where the next one of its code begins. */
export const termsInForce = (written: readonly TermsOfSale[]): TermsOfSale[] => [
  ...inForce(written.filter(terms => !neverApply(terms))),
  ...written.filter(neverApply),
]
