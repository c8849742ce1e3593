import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { DraftForm } from '@/components/invoice/draft-form'
import type { DraftView } from '@/db/queries/draft'
import { holdKinds, type HoldKind } from '@/lib/invoice/hold'
import { obstacle } from '@/lib/invoice/standing'
import { draftRules } from '@/lib/invoice/workflow'
import type { Viewer } from '@/lib/release/people'
import { holdDraft, liftDraftHold } from './actions'

type Props = { view: DraftView; viewer: Viewer }

/** Lifts each hold that stands, and puts on one of a kind that does not. */
export async function DraftHolds({ view, viewer }: Props) {
  const say = await getTranslations('drafts')
  if (!draftRules.holdDraft.from.includes(view.state)) return null
  const standing = view.holds.map(({ kind }) => kind)
  const free = holdKinds.filter(kind => !standing.includes(kind))
  return (
    <>
      {standing.map(kind => (
        <DraftForm
          key={kind}
          {...{ view, viewer, kind }}
          command="liftDraftHold"
          action={liftDraftHold}
          hidden={{ kind }}
          submit={say(`hold.lift.${kind}`)}
          tone="plain"
        />
      ))}
      {free.length > 0 && <HoldForm {...{ view, viewer, free }} />}
    </>
  )
}

// Only the kinds are offered that this viewer may put on. Who may none is told of the last, which most may.
async function HoldForm({ view, viewer, free }: Props & { free: readonly HoldKind[] }) {
  const [t, word, say] = await Promise.all([
    getTranslations('invoices'),
    getTranslations('invoice'),
    getTranslations('drafts'),
  ])
  const open = free.filter(each => obstacle(view, 'holdDraft', viewer, each) === null)
  const kind = open[0] ?? free.at(-1)
  const offered = open.length > 0 ? open : free
  return (
    <DraftForm
      {...{ view, viewer, ...(kind && { kind }) }}
      command="holdDraft"
      action={holdDraft}
      submit={word('command.holdDraft')}
      folded={say('hold.open')}
      tone="plain"
      consequences={[say('hold.hint')]}
    >
      <RadioGroup
        name="kind"
        label={say('hold.kind')}
        options={offered.map(value => ({
          value,
          label: word(`hold.kind.${value}`),
          hint: say(`hold.about.${value}`),
        }))}
        {...(offered.length === 1 && kind && { value: kind })}
      />
      <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
    </DraftForm>
  )
}
