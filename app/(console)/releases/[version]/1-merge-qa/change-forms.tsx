import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { FileField } from '@/components/forms/file-field'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { ReleaseForm } from '@/components/release/release-form'
import { Voids } from '@/components/release/voids'
import type { Drawn } from '@/lib/release/situation'
import type { Viewer } from '@/lib/release/people'
import { importChanges } from './actions'

const gitLog = "git log --format='%H%x09%cI%x09%an%x09%ae%x09%s' v3.0.0..HEAD"

type Props = { situation: Drawn; viewer: Viewer }

/** Three ways in for changes: a list as JSON, a pasted git log, or one that is typed. */
export async function ChangeForms({ situation, viewer }: Props) {
  const t = await getTranslations('stages.changes')
  const voids = <Voids release={situation.release} because="scope-changed" />
  const shared = {
    situation,
    viewer,
    command: 'importChanges',
    action: importChanges,
    tone: 'plain',
  } as const

  return (
    <CommandRow>
      <ReleaseForm {...shared} submit={t('addLog')} folded={t('log')}>
        {voids}
        <TextArea name="log" label={t('logLabel')} hint={<code>{gitLog}</code>} rows={8} code />
      </ReleaseForm>
      <ReleaseForm {...shared} submit={t('addList')} folded={t('list')}>
        {voids}
        <FileField name="list" label={t('listLabel')} hint={t('listHint')} accept=".json" />
      </ReleaseForm>
      <ReleaseForm {...shared} submit={t('addOne')} folded={t('one')}>
        {voids}
        <TextField name="subjectLine" label={t('subject')} hint={t('subjectHint')} />
        <TextField name="authorName" label={t('author')} optional />
        <TextField name="authorEmail" label={t('authorEmail')} type="email" optional />
      </ReleaseForm>
    </CommandRow>
  )
}
