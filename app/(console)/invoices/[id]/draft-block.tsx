import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import { territoryAddress } from '@/lib/accounting/territory-asked'
import { isContractFlag } from '@/lib/invoice/contract-flags'
import { whoClears, type Blocked } from '@/lib/invoice/blocked'
import { explainBlock } from '@/lib/words/draft'

/** What blocks a draft, who can clear it, and where. */
export async function DraftBlock({ why, installation }: { why: Blocked; installation: string }) {
  const [t, word] = await Promise.all([getTranslations('invoices'), getTranslations('invoice')])
  const place = placeToClear(why)
  return (
    <Callout tone="bad" title={explainBlock(word, why)}>
      <p>
        {word(`clears.${whoClears(why)}`)}{' '}
        <Link href={addressOf(place, why, installation)} className="link">
          {t(`clearAt.${place}`)}
        </Link>
      </p>
    </Callout>
  )
}

/** Where what blocks a draft is put right. A buyer is reached over the installation: it may be a partner. */
function placeToClear(why: Blocked): Place {
  switch (why.code) {
    case 'no_book':
    case 'two_books':
    case 'no_rule':
    case 'two_rules':
    case 'bad_tiers':
      return 'books'
    case 'no_terms':
    case 'two_terms':
      return 'terms'
    case 'vat_policy':
    case 'vat_rate':
    case 'no_seller':
      return 'accounting'
    case 'vat_territory':
      return 'territory'
    case 'no_rate':
      return 'rates'
    case 'vat_evidence':
    case 'registration_missing':
      return why.party === 'seller' ? 'accounting' : 'installation'
    case 'fact_missing':
      return isContractFlag(why.fact) ? 'contract' : 'installation'
    case 'no_partner':
    case 'not_installed':
    case 'amount_too_large':
      return 'installation'
  }
}

type Place = keyof typeof hrefs | 'installation' | 'contract' | 'territory'

function addressOf(place: Place, why: Blocked, installation: string): string {
  if (why.code === 'vat_territory') return territoryAddress(why)
  const here = `/customers/installations/${installation}`
  if (place === 'contract') return `${here}#contract`
  return place === 'installation' || place === 'territory' ? here : hrefs[place]
}

const hrefs = {
  books: '/invoices/price-books',
  terms: '/invoices/terms',
  accounting: '/settings/accounting',
  rates: '/invoices/exchange-rates',
} as const
