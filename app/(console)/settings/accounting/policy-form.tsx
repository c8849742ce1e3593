import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { Facts } from '@/components/ui/facts'
import type { AccountingView } from '@/db/queries/accounting'
import { accountingSubject } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/accounting/decide'
import type { Viewer } from '@/lib/release/people'
import { explainAccounting } from '@/lib/words/accounting'
import { decideVatPolicy } from './actions'

type Props = { known: AccountingView; viewer: Viewer }

export async function PolicyForm({ known, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('accounting'),
    getTranslations('refusals'),
  ])
  const { outsideUnion, vatIdEvidence, retention } = known.policy
  const refusal = obstacle(known, 'decideVatPolicy', viewer)
  const outside = (['O', 'G', 'undecided'] as const).map(value => ({
    value,
    label: t(`policy.outside.${value}`),
  }))
  const evidence = (['format_ok', 'confirmed'] as const).map(value => ({
    value,
    label: t(`policy.evidence.${value}`),
  }))
  return (
    <div className="flex flex-col gap-4">
      <Facts
        of={[
          {
            term: t('policy.outsideUnion'),
            detail: t(`policy.outside.${outsideUnion ?? 'undecided'}`),
          },
          { term: t('policy.vatIdEvidence'), detail: t(`policy.evidence.${vatIdEvidence}`) },
          { term: t('policy.retention'), detail: retention ?? t('policy.noRetention') },
        ]}
      />
      <CommandForm
        action={decideVatPolicy}
        subject={accountingSubject}
        expected={known.seq}
        submit={t('policy.submit')}
        obstacle={refusal && explainAccounting(t, shared, refusal)}
        consequences={[t('policy.consequence')]}
        folded={t('policy.open')}
        tone="plain"
      >
        <RadioGroup
          name="outsideUnion"
          label={t('policy.outsideUnion')}
          hint={t('policy.outsideHint')}
          options={outside}
          value={outsideUnion ?? 'undecided'}
        />
        <RadioGroup
          name="vatIdEvidence"
          label={t('policy.vatIdEvidence')}
          options={evidence}
          value={vatIdEvidence}
        />
        <TextArea
          name="retention"
          label={t('policy.retention')}
          hint={t('policy.retentionHint')}
          value={retention ?? ''}
          optional
        />
      </CommandForm>
    </div>
  )
}
