import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import type { BookView } from '@/db/queries/price-book'
import type { Rule } from '@/lib/invoice/price-book'
import { obstacle } from '@/lib/price-books/decide'
import type { Viewer } from '@/lib/release/people'
import { explainBook } from '@/lib/words/book'
import { removeRule } from '../../../actions'

type Props = { view: BookView; viewer: Viewer; at: number; rule: Rule }

export async function RemoveRule({ view: { id, situation }, viewer, at, rule }: Props) {
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  const refusal = obstacle(situation, 'removeRule', viewer)
  return (
    <CommandForm
      action={removeRule}
      subject={id}
      expected={situation.seq}
      hidden={{ at: String(at), seen: String(situation.seq) }}
      submit={t('removeSubmit', { code: rule.code })}
      tone="danger"
      obstacle={refusal && explainBook(t, shared, refusal)}
    />
  )
}
