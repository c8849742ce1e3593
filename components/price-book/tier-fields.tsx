import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/forms/field-row'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextField } from '@/components/forms/text-field'
import type { PriceBook, Rule } from '@/lib/invoice/price-book'

type Props = { rule: Rule | null; currency: PriceBook['currency'] }

const modes = ['graduated', 'volume'] as const
const spare = 3

/** Tiers as rows, with a few to spare. */
export function TierFields({ rule, currency }: Props) {
  const t = useTranslations('books.form')
  const tiered = rule?.kind === 'tiered' ? rule : null
  const tiers = tiered?.tiers ?? []
  const count = Math.max(tiers.length + spare, 4)
  return (
    <>
      <RadioGroup
        name="mode"
        label={t('mode')}
        value={tiered?.mode ?? 'graduated'}
        options={modes.map(value => ({ value, label: t(`modes.${value}`) }))}
      />
      <fieldset className="min-w-0">
        <legend className="text-13 font-medium">{t('tiers')}</legend>
        <p className="pb-2 text-12 text-soft">{t('tiersHint')}</p>
        {Array.from({ length: count }, (_, index) => {
          const [tier, row] = [tiers[index], String(index + 1)]
          return (
            <FieldRow key={row}>
              <TextField
                name={`tier${row}_to`}
                label={t('tierTo', { row })}
                inputMode="numeric"
                optional
                value={tier?.upTo === null ? '' : String(tier?.upTo ?? '')}
              />
              <TextField
                name={`tier${row}_price`}
                label={t('tierPrice', { row })}
                inputMode="decimal"
                unit={currency}
                optional
                value={tier?.price ?? ''}
              />
            </FieldRow>
          )
        })}
      </fieldset>
    </>
  )
}
