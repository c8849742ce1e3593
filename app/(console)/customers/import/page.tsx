import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FileField } from '@/components/forms/file-field'
import { TextArea } from '@/components/forms/text-area'
import { ImportReport } from '@/components/installation/import-report'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { obstacle } from '@/lib/installations/decide'
import { csvLimits } from '@/lib/installations/import'
import { explainInstallation } from '@/lib/words/installation'
import { importInstallations } from '../actions'
import { ColumnList } from './column-list'

export async function generateMetadata() {
  const t = await getTranslations('installations')
  return { title: t('importing.title') }
}

export default async function ImportPage() {
  const viewer = await requireViewer()
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(null, 'importInstallation', viewer)
  const outcomes = {
    added: t('importing.outcomes.added'),
    updated: t('importing.outcomes.updated'),
    unchanged: t('importing.outcomes.unchanged'),
    refused: t('importing.outcomes.refused'),
    note: t('importing.outcomes.note'),
  }
  const summary = t('importing.summary', gaps)
  const words = { title: t('importing.report'), summary, line: t('columns.line'), outcomes }

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('importing.title')} meta={t('importing.meta')} />
      <Card title={t('importing.card')}>
        <CommandForm
          action={importInstallations}
          expected={0}
          submit={t('importing.submit')}
          obstacle={refusal && explainInstallation(t, shared, refusal)}
          consequences={[
            t('importing.each'),
            t('importing.again'),
            t('importing.never'),
            t('importing.contract'),
          ]}
        >
          <FileField
            name="file"
            label={t('importing.file')}
            hint={t('importing.fileHint', csvLimits)}
            accept=".csv,text/csv"
            optional
          />
          <TextArea
            name="csv"
            label={t('importing.paste')}
            hint={t('importing.pasteHint')}
            rows={8}
            code
            optional
          />
          <ImportReport words={words} />
        </CommandForm>
      </Card>
      <ColumnList />
    </main>
  )
}

/** The counts are known in the browser only: it fills them in. */
const gaps = {
  added: '{added}',
  updated: '{updated}',
  unchanged: '{unchanged}',
  refused: '{refused}',
}
