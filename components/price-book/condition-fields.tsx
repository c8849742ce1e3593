import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/forms/checkbox-group'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { contractFlags } from '@/lib/invoice/contract-flags'
import type { When } from '@/lib/invoice/when'
import { conditions, ranges } from '@/lib/price-books/rule-form'

const names = Object.keys(conditions) as (keyof typeof conditions)[]

/** When a rule applies, over the facts that are known of installations. */
export function ConditionFields({ when }: { when: When }) {
  const t = useTranslations('books.form')
  const word = useTranslations('invoice')
  return (
    <fieldset className="min-w-0 border-t border-line pt-3">
      <legend className="text-14 font-semibold">{t('when')}</legend>
      <p className="pb-3 text-12 text-soft">{t('whenHint')}</p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {names.map(name => (
          <CheckboxGroup
            key={name}
            name={`when_${name}`}
            label={word(`fact.${name}`)}
            optional
            values={listed(when[name])}
            options={conditions[name].map(value => ({ value, label: word(`factValue.${value}`) }))}
          />
        ))}
      </div>
      {ranges.map(name => {
        const fact = word(`fact.${name}`)
        return (
          <FieldRow key={name}>
            {(['from', 'to'] as const).map(end => (
              <TextField
                key={end}
                name={`when_${name}_${end}`}
                label={t(end, { fact })}
                inputMode="numeric"
                optional
                value={String(when[name]?.[end] ?? '')}
              />
            ))}
          </FieldRow>
        )
      })}
      <FieldRow>
        {contractFlags.map(name => (
          <SelectField
            key={name}
            name={`when_${name}`}
            label={word(`fact.${name}`)}
            optional
            value={chosen(when[name])}
            options={[
              { value: '', label: t('either') },
              { value: 'yes', label: word('factValue.true') },
              { value: 'no', label: word('factValue.false') },
            ]}
          />
        ))}
      </FieldRow>
      <TextField
        name="when_region"
        label={t('region')}
        hint={t('regionHint')}
        optional
        value={listed(when.region).join(', ')}
      />
    </fieldset>
  )
}

const chosen = (wish: boolean | undefined) => (wish === undefined ? '' : wish ? 'yes' : 'no')
const listed = (wish: string | readonly string[] | undefined): readonly string[] =>
  wish === undefined ? [] : typeof wish === 'string' ? [wish] : wish
