import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { TextArea } from '@/components/forms/text-area'
import type { FreezeRow } from '@/db/queries/freezes'
import { obstacle } from '@/lib/freezes/decide'
import type { Viewer } from '@/lib/release/people'
import { explainFreeze } from '@/lib/words/freeze'
import { endFreeze } from './actions'

type Props = { freeze: FreezeRow; viewer: Viewer; now: Date }

export async function EndFreezeForm({ freeze, viewer, now }: Props) {
  const [t, shared] = await Promise.all([getTranslations('freezes'), getTranslations('refusals')])
  const [startsAt, endsAt] = [new Date(freeze.startsAt), new Date(freeze.endsAt)]
  const refusal = obstacle({ now, freeze: { startsAt, endsAt } }, 'endFreeze', viewer)
  const running = startsAt <= now
  return (
    <CommandForm
      action={endFreeze}
      subject={freeze.id}
      expected={freeze.seq}
      submit={t(running ? 'endNow' : 'cancel')}
      obstacle={refusal && explainFreeze(t, shared, refusal)}
      consequences={[t(running ? 'endConsequence' : 'cancelConsequence')]}
      folded={t(running ? 'endNowOpen' : 'cancelOpen')}
      tone="danger"
    >
      <TextArea name="reason" label={t('endReason')} />
    </CommandForm>
  )
}
