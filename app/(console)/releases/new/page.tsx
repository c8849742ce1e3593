import { getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '@/components/forms/checkbox-group'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { ReleaseForm } from '@/components/release/release-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getOpening } from '@/db/queries/opening'
import { requireViewer } from '@/lib/auth/viewer'
import { releaseKinds, trackTypes } from '@/lib/release/workflow'
import { openRelease } from './actions'

export async function generateMetadata() {
  const t = await getTranslations('stages.opening')
  return { title: t('title') }
}

export default async function OpenReleasePage() {
  const viewer = await requireViewer()
  const [situation, t, word] = await Promise.all([
    getOpening(viewer),
    getTranslations('stages.opening'),
    getTranslations('release'),
  ])
  const last = situation.world.versions[0]

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} />
      <Card>
        <ReleaseForm
          {...{ situation, viewer }}
          command="openRelease"
          action={openRelease}
          submit={t('submit')}
        >
          <TextField
            name="subject"
            label={t('version')}
            hint={last ? t('versionHint', { last }) : t('versionFirst')}
            code
          />
          <RadioGroup
            name="kind"
            label={t('kind')}
            value="minor"
            options={releaseKinds.map(value => ({
              value,
              label: word(`kinds.${value}`),
              hint: t(`kinds.${value}`),
            }))}
          />
          <CheckboxGroup
            name="tracks"
            label={t('tracks')}
            values={trackTypes}
            options={trackTypes.map(value => ({ value, label: word(`tracks.${value}`) }))}
          />
          <TextField name="title" label={t('titleField')} hint={t('titleHint')} />
          <TextArea name="notes" label={t('notes')} hint={t('notesHint')} rows={8} optional />
        </ReleaseForm>
      </Card>
    </main>
  )
}
