import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { TextField } from '@/components/forms/text-field'
import { ConditionFields } from '@/components/price-book/condition-fields'
import { PriceFields } from '@/components/price-book/price-fields'
import type { BookView } from '@/db/queries/price-book'
import { locales, type Rule, type RuleKind } from '@/lib/invoice/price-book'
import { obstacle } from '@/lib/price-books/decide'
import type { Viewer } from '@/lib/release/people'
import { explainBook } from '@/lib/words/book'
import { saveRule } from '../../../actions'

type Props = {
  view: BookView
  viewer: Viewer
  kind: RuleKind
  /** Null for one that is new. */
  rule: Rule | null
  at: number | null
}

export async function RuleForm({ view: { id, book, situation }, viewer, kind, rule, at }: Props) {
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  const refusal = obstacle(situation, 'saveRule', viewer)
  const place = { at: at === null ? '' : String(at), seen: String(situation.seq) }
  return (
    <CommandForm
      action={saveRule}
      subject={id}
      expected={situation.seq}
      hidden={{ kind, ...place }}
      submit={t('saveRule')}
      obstacle={refusal && explainBook(t, shared, refusal)}
    >
      <FieldRow>
        <TextField
          name="code"
          label={t('form.code')}
          hint={t('form.codeHint')}
          code
          value={rule?.code ?? ''}
        />
        <TextField
          name="seq"
          label={t('form.seq')}
          inputMode="numeric"
          value={String(rule?.seq ?? nextOrder(book.rules))}
        />
      </FieldRow>
      <PriceFields {...{ kind, rule }} currency={book.currency} />
      <ConditionFields when={rule?.when ?? {}} />
      {locales.map(locale => (
        <TextField
          key={locale}
          name={`text_${locale}`}
          label={t(`form.text.${locale}`)}
          value={rule?.text[locale] ?? ''}
        />
      ))}
      <TextField
        name="termsClause"
        label={t('form.clause')}
        optional
        value={rule?.termsClause ?? ''}
      />
    </CommandForm>
  )
}

const nextOrder = (rules: readonly Rule[]) => Math.max(0, ...rules.map(({ seq }) => seq)) + 10
