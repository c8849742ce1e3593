import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'

/** What terms of sale bring to a price. Everything may be left out. */
export function TermsPriceFields({ books }: { books: readonly string[] }) {
  const t = useTranslations('terms')
  const decimal = { inputMode: 'decimal', optional: true } as const
  const ofBook = books.map(value => ({ value, label: value }))
  return (
    <>
      <SelectField
        name="priceBook"
        label={t('form.priceBook')}
        options={[{ value: '', label: t('form.usualBook') }, ...ofBook]}
        optional
      />
      <FieldRow>
        <TextField
          name="marginPercent"
          label={t('brings.partner_margin_pct')}
          hint={t('form.marginHint')}
          unit="%"
          {...decimal}
        />
        <TextField
          name="commissionPercent"
          label={t('form.commission')}
          hint={t('form.commissionHint')}
          unit="%"
          {...decimal}
        />
        <TextField name="discountPercent" label={t('brings.discount_pct')} unit="%" {...decimal} />
        <TextField
          name="discountAmount"
          label={t('brings.discount_abs')}
          hint={t('form.amountHint')}
          {...decimal}
        />
        <TextField
          name="minimum"
          label={t('brings.minimum')}
          hint={t('form.amountHint')}
          {...decimal}
        />
        <TextField
          name="maximum"
          label={t('brings.maximum')}
          hint={t('form.amountHint')}
          {...decimal}
        />
      </FieldRow>
      <TextField name="clause" label={t('form.clause')} hint={t('form.clauseHint')} optional />
    </>
  )
}
