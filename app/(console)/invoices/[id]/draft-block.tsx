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
  const { place, href } = wayOut(why, installation)
  return (
    <Callout tone="bad" title={explainBlock(word, why)}>
      <p>
        {word(`clears.${whoClears(why)}`)}{' '}
        <Link href={href} className="link">
          {t(`clearAt.${place}`)}
        </Link>
      </p>
    </Callout>
  )
}

/** Where what blocks a draft is put right. A buyer is reached over the installation: it may be a partner. */
function wayOut(why: Blocked, installation: string): { place: Place; href: string } {
  const here = `/customers/installations/${installation}`
  switch (why.code) {
    case 'no_book':
    case 'two_books':
    case 'no_rule':
    case 'two_rules':
    case 'bad_tiers':
      return at('books')
    case 'no_terms':
    case 'two_terms':
      return at('terms')
    case 'vat_policy':
    case 'vat_rate':
    case 'no_seller':
      return at('accounting')
    case 'vat_territory':
      return { place: 'territory', href: territoryAddress(why) }
    case 'no_rate':
      return at('rates')
    case 'vat_evidence':
    case 'registration_missing':
      return why.party === 'seller' ? at('accounting') : { place: 'installation', href: here }
    case 'fact_missing':
      return isContractFlag(why.fact)
        ? { place: 'contract', href: `${here}#contract` }
        : { place: 'installation', href: here }
    case 'no_partner':
    case 'not_installed':
    case 'amount_too_large':
      return { place: 'installation', href: here }
  }
}

type Place = keyof typeof hrefs | 'installation' | 'contract' | 'territory'

const at = (place: keyof typeof hrefs) => ({ place, href: hrefs[place] })

const hrefs = {
  books: '/invoices/price-books',
  terms: '/invoices/terms',
  accounting: '/settings/accounting',
  rates: '/invoices/exchange-rates',
} as const
