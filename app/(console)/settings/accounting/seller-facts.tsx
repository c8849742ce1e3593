import { useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import type { SellingCompany } from '@/lib/invoice/party'

/** A company of ours as it stands above its drafts. */
export function SellerFacts({ of: { seller, zone, currency } }: { of: SellingCompany }) {
  const t = useTranslations('accounting')
  const { name, address, vatId, registration, endpoint, country } = seller
  const place = [address?.postalCode, address?.city].filter(Boolean).join(' ')
  return (
    <Facts
      of={[
        { term: t('seller.name'), detail: name },
        { term: t('seller.address'), detail: [address?.street, place].filter(Boolean).join(', ') },
        { term: t(`seller.registration.${country}`), detail: registration ?? '' },
        { term: t('seller.vatId'), detail: vatId?.number ?? t('seller.noVatId') },
        {
          term: t('seller.endpoint'),
          detail: endpoint ? `${endpoint.scheme}:${endpoint.id}` : t('seller.noEndpoint'),
        },
        { term: t('seller.currency'), detail: currency },
        { term: t('seller.zone'), detail: zone.replaceAll('_', ' ') },
      ]}
    />
  )
}
