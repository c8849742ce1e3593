import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { ZoneField } from '@/components/forms/zone-field'
import { AddressFields } from '@/components/installation/address-fields'
import type { AccountingView } from '@/db/queries/accounting'
import { accountingSubject } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/accounting/decide'
import { currencies } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { explainAccounting } from '@/lib/words/accounting'
import { editSeller } from './actions'
import { SellerFacts } from './seller-facts'

type Props = { country: 'FR' | 'IS'; known: AccountingView; viewer: Viewer }

export async function SellerForm({ country, known, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('accounting'),
    getTranslations('refusals'),
  ])
  const company = known.sellers.find(({ seller }) => seller.country === country)
  const refusal = obstacle(known, 'editSeller', viewer)
  const { seller, zone, currency } = company ?? {}
  const address = {
    ...seller?.address,
    endpointScheme: seller?.endpoint?.scheme,
    endpointId: seller?.endpoint?.id,
  }
  return (
    <div className="flex flex-col gap-4">
      {company ? <SellerFacts of={company} /> : <p>{t(`seller.none.${country}`)}</p>}
      <CommandForm
        action={editSeller}
        subject={accountingSubject}
        expected={known.seq}
        hidden={{ country }}
        submit={t('seller.submit')}
        obstacle={refusal && explainAccounting(t, shared, refusal)}
        consequences={[t('seller.consequence')]}
        folded={t(`seller.open.${country}`)}
        tone="plain"
      >
        <TextField name="name" label={t('seller.name')} value={seller?.name} autoComplete="off" />
        <FieldRow>
          <TextField
            name="registration"
            label={t(`seller.registration.${country}`)}
            value={seller?.registration ?? undefined}
            code
          />
          <TextField
            name="vat_id"
            label={t('seller.vatId')}
            value={seller?.vatId?.number}
            optional
            code
          />
        </FieldRow>
        <AddressFields known={address} required />
        <FieldRow>
          <SelectField
            name="currency"
            label={t('seller.currency')}
            hint={t('seller.currencyHint')}
            options={currencies.map(value => ({ value, label: value }))}
            value={currency ?? (country === 'IS' ? 'ISK' : 'EUR')}
          />
          <ZoneField
            name="zone"
            label={t('seller.zone')}
            hint={t('seller.zoneHint')}
            value={zone ?? (country === 'IS' ? 'Atlantic/Reykjavik' : 'Europe/Paris')}
          />
        </FieldRow>
      </CommandForm>
    </div>
  )
}
