import { getTranslations } from 'next-intl/server'
import { FileField } from '@/components/forms/file-field'
import { TextField } from '@/components/forms/text-field'
import { ReleaseForm } from '@/components/release/release-form'
import type { Drawn } from '@/lib/release/situation'
import type { Viewer } from '@/lib/release/people'
import { recordTestRun } from './actions'

type Props = { situation: Drawn; viewer: Viewer }

export async function TestRunForm({ situation, viewer }: Props) {
  const t = await getTranslations('stages.mergeQa')
  const [suite] = situation.world.requiredSuites
  return (
    <ReleaseForm
      {...{ situation, viewer }}
      command="recordTestRun"
      action={recordTestRun}
      submit={t('record')}
      folded={t('recordOpen')}
      tone="plain"
    >
      <FileField name="report" label={t('report')} hint={t('reportHint')} accept=".xml,text/xml" />
      <TextField name="suite" label={t('suite')} hint={t('suiteHint')} value={suite} />
      <TextField
        name="commit"
        label={t('testedCommit')}
        hint={t('testedCommitHint')}
        value={situation.release.commit ?? ''}
        code
      />
    </ReleaseForm>
  )
}
