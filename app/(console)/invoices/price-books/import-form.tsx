import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FileField } from '@/components/forms/file-field'
import { TextArea } from '@/components/forms/text-area'
import { obstacle } from '@/lib/price-books/decide'
import type { Viewer } from '@/lib/release/people'
import { explainBook } from '@/lib/words/book'
import { importBook } from './actions'
import { beginning } from './beginning'

export async function ImportForm({ viewer }: { viewer: Viewer }) {
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  const refusal = obstacle(beginning, 'importBook', viewer)
  return (
    <CommandForm
      action={importBook}
      subject={crypto.randomUUID()}
      expected={0}
      submit={t('importSubmit')}
      obstacle={refusal && explainBook(t, shared, refusal)}
      consequences={[t('importConsequence')]}
    >
      <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".json" optional />
      <TextArea name="text" label={t('text')} rows={8} code optional />
    </CommandForm>
  )
}
