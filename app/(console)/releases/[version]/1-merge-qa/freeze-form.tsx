import { getTranslations } from 'next-intl/server'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { ReleaseForm } from '@/components/release/release-form'
import { Voids } from '@/components/release/voids'
import { Facts } from '@/components/ui/facts'
import { Sha } from '@/components/ui/sha'
import type { PersonName } from '@/db/queries/names'
import type { Drawn } from '@/lib/release/situation'
import type { Viewer } from '@/lib/release/people'
import { freezeCode, refreezeCode } from './actions'

type Props = { situation: Drawn; viewer: Viewer; names: ReadonlyMap<string, PersonName> }

/** Which code exactly: the commit that the evidence and the votes are about. */
export async function FreezeForm({ situation, viewer, names }: Props) {
  const t = await getTranslations('stages.mergeQa')
  const { commit, revision, frozenBy } = situation.release
  const field = <TextField name="commit" label={t('commit')} hint={t('commitHint')} code />

  if (!commit)
    return (
      <ReleaseForm
        {...{ situation, viewer }}
        command="freezeCode"
        action={freezeCode}
        submit={t('freeze')}
      >
        {field}
      </ReleaseForm>
    )
  const by = frozenBy && names.get(frozenBy)?.name
  return (
    <div className="flex flex-col gap-4">
      <Facts
        of={[
          { term: t('frozenCommit'), detail: <Sha of={commit} /> },
          { term: t('revisionTerm'), detail: revision },
          { term: t('frozenBy'), detail: by ?? '–' },
        ]}
      />
      <ReleaseForm
        {...{ situation, viewer }}
        command="refreezeCode"
        action={refreezeCode}
        submit={t('refreeze')}
        folded={t('refreezeOpen')}
        tone="plain"
      >
        <Voids release={situation.release} because="refrozen" />
        {field}
        <TextArea name="reason" label={t('refreezeReason')} />
      </ReleaseForm>
    </div>
  )
}
