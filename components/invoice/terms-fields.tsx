import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/forms/field-row'
import { FileField } from '@/components/forms/file-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { Holder } from '@/db/queries/terms'
import { dueRule } from '@/lib/invoice/due'
import { termsParties, type TermsLevel } from '@/lib/invoice/terms'
import { TermsPriceFields } from './terms-price-fields'

type Props = {
  level: TermsLevel
  holders: readonly Holder[]
  books: readonly string[]
  /** The code of terms that get their next version; empty for new ones. */
  code: string
}

/** What is asked about terms of sale, in the order a contract has it. */
export function TermsFields({ level, holders, books, code }: Props) {
  const t = useTranslations('terms')
  return (
    <>
      <SelectField
        name="agreedFor"
        label={t(`form.agreedFor.${level}`)}
        hint={holders.length === 0 ? t('form.nobody') : undefined}
        options={holders.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FieldRow>
        <TextField name="code" label={t('form.code')} hint={t('form.codeHint')} value={code} code />
        <SelectField
          name="party"
          label={t('form.party')}
          options={termsParties.map(value => ({ value, label: t(`parties.${value}`) }))}
          value={usual[level]}
        />
        <TextField name="validFrom" type="date" label={t('form.validFrom')} />
        <TextField
          name="validTo"
          type="date"
          label={t('form.validTo')}
          hint={t('form.validToHint')}
          optional
        />
        <SelectField
          name="dueKind"
          label={t('form.dueKind')}
          options={dueRule.shape.kind.options.map(value => ({ value, label: t(`due.${value}`) }))}
        />
        <TextField name="dueDays" label={t('form.dueDays')} inputMode="numeric" value="30" />
      </FieldRow>
      <TermsPriceFields books={books} />
      <FileField
        name="document"
        label={t('form.document')}
        hint={t('form.documentHint')}
        accept=".pdf,.doc,.docx,.odt,.txt"
        optional
      />
      <FieldRow>
        <TextField
          name="documentName"
          label={t('form.documentName')}
          hint={t('form.documentNameHint')}
          optional
        />
        <TextField
          name="digest"
          label={t('form.digest')}
          hint={t('form.digestHint')}
          optional
          code
        />
      </FieldRow>
    </>
  )
}

const usual = {
  contract_override: 'customer',
  operator_agreement: 'partner',
  buyer_negotiated: 'customer',
  vendor_general: 'vendor',
} as const satisfies Record<TermsLevel, (typeof termsParties)[number]>
