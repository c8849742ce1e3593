import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PartyView } from '@/db/queries/draft'
import { countryName } from '@/lib/invoice/document/country-name'
import type { DraftDocument } from '@/lib/invoice/draft'
import { registrationNameOf } from '@/lib/invoice/registration'

type Props = {
  of: DraftDocument
  buyer: PartyView
  customer: PartyView
  installation: string
}

/** Who sells, who would be billed, and where it was delivered. VAT ids stand on it as the VAT treatment says. */
export function DraftParties({ of, buyer, customer, installation }: Props) {
  const t = useTranslations('invoices')
  // A draft from before its parties were kept names its seller by its id alone.
  const seller = of.parties?.seller
  const printed = of.vat.vatIds === 'both'
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
      <Party label={t('seller')} name={seller?.name ?? of.sellerId}>
        {seller && (
          <>
            <PostalAddress of={seller} />
            <Numbers
              country={seller.country}
              registration={seller.registration}
              vatId={printed ? (seller.vatId?.number ?? null) : null}
            />
          </>
        )}
      </Party>
      <Party label={t('billTo')} name={buyer.name}>
        {of.parties ? <PostalAddress of={of.parties.buyer} /> : <Country of={buyer.country} />}
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

function PostalAddress({ of: { address, country } }: { of: PostalParty }) {
  const place = [address?.postalCode, address?.city].filter(Boolean).join(' ')
  return (
    <>
      {address?.street && <p>{address.street}</p>}
      {place !== '' && <p>{place}</p>}
      <Country of={country} />
    </>
  )
}

const Country = ({ of }: { of: string }) => <p>{countryName(of, useLocale())}</p>

type PostalParty = Pick<NonNullable<DraftDocument['parties']>['buyer'], 'address' | 'country'>
type NumbersProps = Pick<PartyView, 'country' | 'registration' | 'vatId'>

function Numbers({ country, registration, vatId }: NumbersProps) {
  const t = useTranslations('invoices')
  const kind = registrationNameOf(country, registration ?? '') ?? 'other'
  return (
    <>
      {registration !== null && registration !== '' && (
        <p>{t(`registrations.${kind}`, { number: registration })}</p>
      )}
      {vatId !== null && vatId !== '' && <p>{t('vatId', { number: vatId })}</p>}
    </>
  )
}
