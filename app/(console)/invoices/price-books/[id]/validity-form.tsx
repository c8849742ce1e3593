import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { TextField } from '@/components/forms/text-field'
import type { BookView } from '@/db/queries/price-book'
import { obstacle } from '@/lib/price-books/decide'
import type { Viewer } from '@/lib/release/people'
import { explainBook } from '@/lib/words/book'
import { editBook } from '../actions'

type Props = { view: BookView; viewer: Viewer }

export async function ValidityForm({ view: { id, book, situation }, viewer }: Props) {
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  const refusal = obstacle(situation, 'editBook', viewer)
  return (
    <CommandForm
      action={editBook}
      subject={id}
      expected={situation.seq}
      hidden={{ seen: String(situation.seq) }}
      submit={t('validitySubmit')}
      tone="plain"
      obstacle={refusal && explainBook(t, shared, refusal)}
    >
      <FieldRow>
        <TextField name="validFrom" label={t('validFrom')} type="date" value={book.validFrom} />
        <TextField
          name="validTo"
          label={t('validTo')}
          type="date"
          hint={t('validToHint')}
          optional
          value={book.validTo ?? ''}
        />
      </FieldRow>
    </CommandForm>
  )
}
