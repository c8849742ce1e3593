import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PartyView } from '@/db/queries/draft'
import { defaultSellers, letterheads } from '@/lib/invoice/default-terms'
import type { DraftDocument } from '@/lib/invoice/draft'

type Props = {
  of: DraftDocument
  buyer: PartyView
  customer: PartyView
  installation: string
}

/** Who sells, who would be billed, and where it was delivered. VAT ids stand on it as the VAT treatment says. */
export function DraftParties({ of, buyer, customer, installation }: Props) {
  const t = useTranslations('invoices')
  const seller = defaultSellers.find(({ id }) => id === of.sellerId)
  const letterhead = letterheads[of.sellerId]
  const printed = of.vat.vatIds === 'both'
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
      <Party label={t('seller')} name={letterhead?.name ?? of.sellerId}>
        {letterhead?.address.map(line => (
          <p key={line}>{line}</p>
        ))}
        {seller && (
          <Numbers
            country={seller.country}
            registration={seller.registration}
            vatId={printed ? (seller.vatId?.number ?? null) : null}
          />
        )}
      </Party>
      <Party label={t('billTo')} name={buyer.name}>
        <p>{buyer.country}</p>
        <Numbers
          country={buyer.country}
          registration={buyer.registration}
          vatId={printed ? buyer.vatId : null}
        />
      </Party>
      <Party label={t('deliveredTo')} name={customer.name}>
        <p>{installation}</p>
        {of.facts.region && <p>{of.facts.region.value}</p>}
      </Party>
    </div>
  )
}

function Party({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  return (
    <section className="min-w-0 text-13">
      <h2 className="text-12 font-medium text-soft">{label}</h2>
      <p className="text-14 font-semibold">{name}</p>
      {children}
    </section>
  )
}

type NumbersProps = Pick<PartyView, 'country' | 'registration' | 'vatId'>

function Numbers({ country, registration, vatId }: NumbersProps) {
  const t = useTranslations('invoices')
  const kind = country === 'FR' || country === 'IS' ? country : 'other'
  return (
    <>
      {registration !== null && registration !== '' && (
        <p>{t(`registrations.${kind}`, { number: registration })}</p>
      )}
      {vatId !== null && vatId !== '' && <p>{t('vatId', { number: vatId })}</p>}
    </>
  )
}
