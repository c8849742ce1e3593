import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { PriceBook, Rule, RuleKind } from '@/lib/invoice/price-book'
import { periods } from '@/lib/invoice/period'
import { plainUnit, unitCodes } from '@/lib/invoice/unit'
import { TierFields } from './tier-fields'

type Props = { kind: RuleKind; rule: Rule | null; currency: PriceBook['currency'] }

/** What a rule of this kind takes or gives: a price, a share, an amount, tiers. */
export function PriceFields({ kind, rule, currency }: Props) {
  const t = useTranslations('books')
  switch (kind) {
    case 'flat':
      return (
        <>
          <Price label={t('form.price')} {...{ rule, currency }} />
          <CountedAs rule={rule} />
        </>
      )
    case 'per_unit':
      return (
        <>
          <Counted rule={rule} />
          <Price label={t('form.perUnit')} {...{ rule, currency }} />
          <CountedAs rule={rule} />
        </>
      )
    case 'tiered':
      return (
        <>
          <Counted rule={rule} />
          <TierFields {...{ rule, currency }} />
          <CountedAs rule={rule} />
        </>
      )
    case 'surcharge_pct':
    case 'discount_pct':
    case 'partner_margin_pct':
      return (
        <TextField
          name="percent"
          label={t('form.percent')}
          inputMode="decimal"
          unit="%"
          value={rule && 'percent' in rule ? rule.percent : ''}
        />
      )
    case 'discount_abs':
    case 'minimum':
    case 'maximum':
      return (
        <TextField
          name="amount"
          label={t('form.amount')}
          inputMode="decimal"
          unit={currency}
          value={rule && 'amount' in rule ? rule.amount : ''}
        />
      )
    case 'waiver':
      return (
        <TextField
          name="of"
          label={t('form.of')}
          hint={t('form.ofHint')}
          code
          optional
          value={rule && 'of' in rule ? rule.of.join(', ') : ''}
        />
      )
    case 'info':
      return null
  }
}

function Price({ label, rule, currency }: { label: string } & Omit<Props, 'kind'>) {
  return (
    <TextField
      name="price"
      label={label}
      inputMode="decimal"
      unit={currency}
      value={rule && 'price' in rule ? rule.price : ''}
    />
  )
}

function Counted({ rule }: Pick<Props, 'rule'>) {
  const t = useTranslations('books.form')
  const word = useTranslations('invoice.fact')
  const counted = ['nodes', 'environments'] as const
  return (
    <FieldRow>
      <SelectField
        name="quantityFrom"
        label={t('quantityFrom')}
        value={rule && 'quantityFrom' in rule ? rule.quantityFrom : 'nodes'}
        options={counted.map(value => ({ value, label: word(value) }))}
      />
    </FieldRow>
  )
}

function CountedAs({ rule }: Pick<Props, 'rule'>) {
  const t = useTranslations('books.form')
  return (
    <>
      <SelectField
        name="unitCode"
        label={t('unit')}
        value={(rule && 'unitCode' in rule ? rule.unitCode : undefined) ?? plainUnit}
        options={unitCodes.map(value => ({ value, label: t(`units.${value}`) }))}
      />
      <SelectField
        name="prorated"
        label={t('prorated')}
        hint={t('proratedHint')}
        value={(rule && 'prorated' in rule ? rule.prorated : undefined) ?? ''}
        options={[
          { value: '', label: t('period.none') },
          ...periods.map(value => ({ value, label: t(`period.${value}`) })),
        ]}
      />
    </>
  )
}
