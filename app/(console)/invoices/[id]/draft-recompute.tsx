import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/select-field'
import { DifferenceTable } from '@/components/invoice/difference-table'
import { DraftForm } from '@/components/invoice/draft-form'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import type { DraftView } from '@/db/queries/draft'
import { getDifference } from '@/db/queries/draft-difference'
import type { Conflict } from '@/lib/invoice/difference'
import type { Viewer } from '@/lib/release/people'
import { explainBlock } from '@/lib/words/draft'
import { recomputeDraft } from './actions'

type Props = { view: DraftView; viewer: Viewer }

/** What working the draft out anew would change, line by line, to be accepted just so. */
export async function DraftRecompute({ view, viewer }: Props) {
  const [found, t, word] = await Promise.all([
    getDifference(viewer, view.id),
    getTranslations('drafts.difference'),
    getTranslations('invoice'),
  ])
  if (!found) return null
  if (found.kind === 'blocked')
    return (
      <Callout tone="warn" title={t('blocked', { reason: explainBlock(word, found.why) })}>
        {t('cancelHint')}
      </Callout>
    )
  if (found.kind === 'not_billable')
    return (
      <Callout tone="warn" title={t('not_billable', { reason: word(`notBillable.${found.why}`) })}>
        {t('cancelHint')}
      </Callout>
    )
  const { digest, conflicts } = found
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <DifferenceTable of={found} />
        <DraftForm
          {...{ view, viewer }}
          command="recomputeDraft"
          action={recomputeDraft}
          hidden={{ digest, seen: String(view.revision) }}
          submit={word('command.recomputeDraft')}
          consequences={[t('accept', { revision: String(view.revision + 1) })]}
        >
          {conflicts.map(conflict => (
            <Choose key={conflict.override.key} of={conflict} />
          ))}
        </DraftForm>
      </div>
    </Card>
  )
}

async function Choose({ of: { override, change, open } }: { of: Conflict }) {
  const t = await getTranslations('drafts.difference')
  const { key } = override
  return (
    <SelectField
      name={`choices[]`}
      label={t('conflict', { line: change.text.en, set: setBy(override) })}
      options={[
        { value: '', label: t('choose') },
        ...open.map(choice => ({ value: `${key}=${choice}`, label: t(`choice.${choice}`) })),
      ]}
    />
  )
}

function setBy(override: Conflict['override']) {
  if (override.kind === 'dropped') return '–'
  return [override.quantity, override.unitPrice].filter(set => set !== null).join(' × ')
}
