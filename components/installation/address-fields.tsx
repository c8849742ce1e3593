import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { endpointSchemes } from '@/lib/invoice/endpoint'

type Known = Partial<
  Record<'street' | 'postalCode' | 'city' | 'endpointScheme' | 'endpointId', string | null>
>
type Props = { known?: Known; required?: boolean }

/** Where a company is, and where electronic documents reach it. */
export function AddressFields({ known = {}, required = false }: Props) {
  const t = useTranslations('installations')
  const schemes = endpointSchemes.map(value => ({ value, label: t(`schemes.${value}`) }))
  const optional = !required
  return (
    <>
      <TextField
        {...{ name: 'street', label: t('form.street'), optional }}
        value={known.street ?? undefined}
        autoComplete="off"
      />
      <FieldRow>
        <TextField
          {...{ name: 'postal_code', label: t('form.postalCode'), optional }}
          value={known.postalCode ?? undefined}
          autoComplete="off"
        />
        <TextField
          {...{ name: 'city', label: t('form.city'), optional }}
          value={known.city ?? undefined}
          autoComplete="off"
        />
        <SelectField
          name="endpoint_scheme"
          label={t('form.endpointScheme')}
          hint={t('form.endpointSchemeHint')}
          options={[{ value: '', label: t('form.noEndpoint') }, ...schemes]}
          value={known.endpointScheme ?? ''}
          optional
        />
        <TextField
          name="endpoint_id"
          label={t('form.endpointId')}
          hint={t('form.endpointIdHint')}
          value={known.endpointId ?? undefined}
          optional
          code
        />
      </FieldRow>
    </>
  )
}
