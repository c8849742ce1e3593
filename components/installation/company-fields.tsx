import { useTranslations } from 'next-intl'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { AddressFields } from './address-fields'
import type { CompanyFacts } from '@/lib/customers/commands'
import { locales } from '@/lib/i18n/locale'

/** What is asked about a customer or partner, with what is known already. */
export function CompanyFields({ known }: { known?: CompanyFacts }) {
  const t = useTranslations('installations')
  return (
    <>
      <TextField name="name" label={t('form.name')} value={known?.name} autoComplete="off" />
      <FieldRow>
        <TextField
          name="country"
          label={t('form.country')}
          hint={t('form.countryHint')}
          value={known?.country}
          autoComplete="off"
        />
        <SelectField
          name="language"
          label={t('form.language')}
          options={locales.map(value => ({ value, label: t(`languages.${value}`) }))}
          value={known?.language}
        />
        <TextField
          name="vat_id"
          label={t('form.vatId')}
          hint={t('form.vatIdHint')}
          value={known?.vatId ?? undefined}
          optional
          code
        />
        <TextField
          name="registration"
          label={t('form.registration')}
          hint={t('form.registrationHint')}
          value={known?.registration ?? undefined}
          optional
          code
        />
      </FieldRow>
      <AddressFields known={known} />
      <TextField
        name="contact"
        label={t('form.contact')}
        hint={t('form.contactHint')}
        value={known?.contact ?? undefined}
        autoComplete="off"
        optional
      />
      <CheckboxField
        name="partner"
        label={t('form.isPartner')}
        hint={t('form.isPartnerHint')}
        checked={known?.partner}
      />
    </>
  )
}
