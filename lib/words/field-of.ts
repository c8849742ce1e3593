import type { CustomerRefusal } from '@/lib/customers/decide'
import type { FreezeRefusal } from '@/lib/freezes/decide'
import type { InstallationRefusal } from '@/lib/installations/refusals'
import type { DraftRefusal } from '@/lib/invoice/standing'
import type { AccountingRefusal } from '@/lib/accounting/decide'
import type { TermsRefusal } from '@/lib/terms/decide'
import type { PersonRefusal } from '@/lib/people/refusals'
import type { RateRefusal } from '@/lib/exchange-rates/decide'
import type { BookRefusal } from '@/lib/price-books/refusals'
import type { RefusalCode } from '@/lib/release/refusals'
import type { TokenRefusal } from '@/lib/tokens/decide'

type Codes = {
  release: RefusalCode
  freeze: FreezeRefusal['code']
  customer: CustomerRefusal['code']
  installation: InstallationRefusal['code']
  person: PersonRefusal['code']
  draft: DraftRefusal['code']
  accounting: AccountingRefusal['code']
  terms: TermsRefusal['code']
  api_token: TokenRefusal['code']
  price_book: BookRefusal['code']
  exchange_rate: RateRefusal['code']
}

/** A refusal of an aggregate by the aggregate's name and its code: 'freeze.ends-before-start'. */
export type PlacedCode = { [Name in keyof Codes]: `${Name}.${Codes[Name]}` }[keyof Codes]

/**
 * Where a refusal is shown: at the first of these fields that the form has, at a box to tick, or below the button.
 * A box that is not ticked sends nothing, so it is not looked for.
 */
type Place = readonly string[] | { box: string } | 'whole form'

/** The place of every refusal there is. One about the state of things, or who asks, is about the whole form. */
export const places: Readonly<Record<PlacedCode, Place>> = {
  'release.wrong-role': 'whole form',
  'release.wrong-stage': 'whole form',
  'release.wrong-track': 'whole form',
  'release.no-track': 'whole form',
  'release.already-exists': ['subject'],
  'release.not-semver': ['subject'],
  'release.wrong-kind': ['subject'],
  'release.not-greater': ['subject'],
  'release.too-few-signers': ['kind'],
  'release.nothing-new': ['log', 'list', 'subjectLine'],
  'release.unknown-change': 'whole form',
  'release.already-started': 'whole form',
  'release.nothing-frozen': 'whole form',
  'release.already-frozen': 'whole form',
  'release.same-commit': ['commit'],
  'release.no-test-run': 'whole form',
  'release.suite-missing': 'whole form',
  'release.suite-failed': 'whole form',
  'release.revision-rejected': 'whole form',
  'release.froze-it-yourself': 'whole form',
  'release.wrote-a-change': 'whole form',
  'release.already-voted': 'whole form',
  'release.changed-since': 'whole form',
  'release.signed-another-gate': 'whole form',
  'release.unknown-criterion': 'whole form',
  'release.not-your-criterion': 'whole form',
  'release.evidence-required': ['evidence'],
  'release.not-waivable': 'whole form',
  'release.in-the-past': ['start', 'expires'],
  'release.criteria-open': 'whole form',
  'release.qa-by-author': 'whole form',
  'release.waived-by-you': 'whole form',
  'release.approved-by-you': 'whole form',
  'release.expires-before-start': ['expires'],
  'release.unknown-owner': ['owner'],
  'release.frozen': ['start'],
  'release.no-plan': 'whole form',
  'release.plan-expired': 'whole form',
  'release.plan-confirmed': 'whole form',
  'release.plan-unconfirmed': 'whole form',
  'release.planned-by-you': 'whole form',
  'release.not-due': 'whole form',
  'release.not-expired': 'whole form',
  'release.held': 'whole form',
  'release.not-held': 'whole form',
  'release.no-installations': 'whole form',
  'release.unknown-installation': 'whole form',
  'release.reason-required': ['reason', 'evidence'],
  'release.stale-attempt': 'whole form',
  'release.not-failed': 'whole form',
  'release.version-mismatch': 'whole form',
  'release.same-verdict': 'whole form',
  'release.unknown-incident': 'whole form',
  'release.severity-one-open': 'whole form',
  'release.window-open': ['reason'],
  'release.not-healthy': ['reason'],

  'freeze.wrong-role': 'whole form',
  'freeze.already-exists': 'whole form',
  'freeze.ends-before-start': ['end'],
  'freeze.in-the-past': ['end'],
  'freeze.longer-than': ['end'],
  'freeze.over': 'whole form',

  'customer.wrong-role': 'whole form',
  'customer.already-exists': 'whole form',
  'customer.name-taken': ['name'],
  'customer.has-installations': { box: 'partner' },
  'customer.no-vat-id': 'whole form',
  'customer.vat-id-changed': 'whole form',
  'customer.in-the-future': ['on'],
  'customer.unchanged': 'whole form',

  'installation.wrong-role': 'whole form',
  'installation.already-exists': 'whole form',
  'installation.retired': 'whole form',
  'installation.rolling-out': ['type'],
  'installation.name-taken': ['installation'],
  'installation.country-differs': 'whole form',
  'installation.unknown-partner': ['partner'],
  'installation.own-partner': ['partner'],
  'installation.older-version': ['current_version'],
  'installation.older-facts': ['as_of'],
  'installation.facts-in-the-future': ['as_of'],
  'installation.unchanged': 'whole form',

  'person.wrong-role': 'whole form',
  'person.not-an-address': ['subject'],
  'person.already-exists': ['subject'],
  'person.admin-exists': 'whole form',
  'person.unchanged': 'whole form',
  'person.yourself': 'whole form',
  'person.own-roles': ['roles'],
  'person.last-admin': ['roles'],
  'person.already-disabled': 'whole form',
  'person.not-disabled': 'whole form',
  'person.identity-taken': ['gitIdentities'],

  'draft.wrong-role': 'whole form',
  'draft.wrong-state': 'whole form',
  'draft.changed-since': 'whole form',
  'draft.billed-since': 'whole form',
  'draft.already-drafted': 'whole form',
  'draft.still-blocked': 'whole form',
  'draft.on-hold': 'whole form',
  'draft.not-held': 'whole form',
  'draft.edited-by-you': 'whole form',
  'draft.drifted': 'whole form',
  'draft.not-ready': 'whole form',
  'draft.breaks-rules': 'whole form',
  'draft.unknown-line': 'whole form',
  'draft.nothing-overridden': ['quantity'],
  'draft.no-line-left': 'whole form',
  'draft.too-large': ['quantity'],
  'draft.recompute-first': 'whole form',
  'draft.is-correction': 'whole form',
  'draft.nothing-changed': 'whole form',
  'draft.not-chosen': 'whole form',
  'draft.now-blocked': 'whole form',
  'draft.now-unbilled': 'whole form',
  'draft.booked-as': ['number'],
  'draft.number-taken': ['number'],
  'draft.corrected-already': 'whole form',
  'draft.corrects-another': 'whole form',
  'draft.taken-back': 'whole form',
  'draft.does-not-fit': { box: 'instead' },
  'draft.not-replaced': 'whole form',
  'draft.files-unknown': 'whole form',
  'draft.nobody-listens': ['channel'],

  'accounting.wrong-role': 'whole form',
  'accounting.not-accounting': 'whole form',
  'accounting.unknown-person': ['person'],
  'accounting.not-sales': ['person'],
  'accounting.another-seller': ['territory'],
  'accounting.begins-too-early': ['from'],
  'accounting.no-rate': ['country'],
  'accounting.unchanged': 'whole form',

  'terms.wrong-role': 'whole form',
  'terms.already-exists': 'whole form',
  'terms.unknown-holder': ['agreedFor'],
  'terms.other-holder': ['code'],
  'terms.begins-too-early': ['validFrom'],
  'terms.overlaps': ['validFrom'],
  'terms.unknown-book': ['priceBook'],
  'terms.over': 'whole form',
  'terms.ends-before-start': ['lastDay'],
  'terms.not-shorter': ['lastDay'],

  // A book is chosen as a file, or else pasted; or it is begun by its code.
  'price_book.wrong-role': 'whole form',

  'api_token.wrong-role': 'whole form',
  'api_token.already-exists': 'whole form',
  'api_token.name-taken': ['name'],
  'api_token.unknown-partner': ['partner'],
  'api_token.installation-reports-facts': ['scopes'],
  'api_token.unknown-installation': ['installation'],
  'api_token.partner-reads-drafts': ['partner'],
  'api_token.over': 'whole form',
  'price_book.wrong-state': 'whole form',
  'price_book.already-exists': 'whole form',
  'price_book.not-there': 'whole form',
  'price_book.changed-since': 'whole form',
  'price_book.unchanged': 'whole form',
  'price_book.unknown-rule': 'whole form',
  'price_book.unknown-party': ['party', 'file', 'text'],
  'price_book.draft-exists': ['code', 'file', 'text'],
  'price_book.other-currency': ['currency', 'file', 'text'],
  'price_book.other-party': ['party', 'file', 'text'],
  'price_book.edited-by-you': 'whole form',
  'price_book.not-sound': 'whole form',
  'price_book.overlaps': 'whole form',
  'price_book.in-the-past': ['on'],
  'price_book.not-valid-then': ['on'],

  'exchange_rate.wrong-role': 'whole form',
  'exchange_rate.not-accounting': 'whole form',
  'exchange_rate.already-exists': 'whole form',
  'exchange_rate.not-there': 'whole form',
  'exchange_rate.same-currency': ['to'],
  'exchange_rate.rate-known': ['on'],
  'exchange_rate.in-the-future': ['on'],
  'exchange_rate.unchanged': ['rate'],
}

/** Where among the fields that were sent a refusal is shown; null: below the button. */
export function fieldOf(code: string, sent: readonly string[]): string | null {
  const known: Readonly<Record<string, Place>> = places
  const place = known[code] ?? 'whole form'
  if (place === 'whole form') return null
  return 'box' in place ? place.box : (place.find(field => sent.includes(field)) ?? null)
}
