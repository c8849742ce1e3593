import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { DateTimeField } from '@/components/forms/date-time-field'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { ZoneField } from '@/components/forms/zone-field'
import { ReleaseForm } from '@/components/release/release-form'
import { Card } from '@/components/ui/card'
import { criterionOf } from '@/lib/release/criteria'
import { roleFor, type Viewer } from '@/lib/release/people'
import type { Refusal } from '@/lib/release/refusals'
import type { Criterion } from '@/lib/release/release'
import type { Drawn } from '@/lib/release/situation'
import { criterionAsks, criterionTitle } from '@/lib/words/criterion'
import { answerCriterion, waiveCriterion } from './actions'

type Props = { situation: Drawn; viewer: Viewer; criterion: Criterion }

/** One criterion, chosen from the list: answered with evidence, or waived for a while. */
export async function AnswerCriterion({ situation, viewer, criterion }: Props) {
  const [t, word, all] = await Promise.all([
    getTranslations('stages.readiness'),
    getTranslations('release'),
    getTranslations(),
  ])
  const { key, answer } = criterion
  const definition = criterionOf(situation.release.template, key)
  if (!definition) return null
  const shared = { situation, viewer, hidden: { key } }
  const notYours: Refusal | null = roleFor(viewer, [definition.owner])
    ? null
    : { code: 'not-your-criterion', needs: definition.owner }
  const states = (['passing', 'failing', 'not_applicable'] as const).map(value => ({
    value,
    label: word(`answers.${value}`),
  }))

  return (
    <Card title={criterionTitle(all, key)}>
      <p className="pb-3 text-13 text-soft">{criterionAsks(all, key)}</p>
      <CommandRow stacked>
        <ReleaseForm
          {...shared}
          command="answerCriterion"
          action={answerCriterion}
          submit={t('answer')}
          otherwise={notYours}
        >
          <RadioGroup name="state" label={t('state')} options={states} value={answer?.state} />
          <TextArea
            name="evidence"
            label={t('evidence')}
            hint={t(`evidenceHint.${definition.evidence}`)}
            value={answer && 'evidence' in answer ? answer.evidence : undefined}
            optional={definition.evidence === 'optional'}
          />
        </ReleaseForm>
        <ReleaseForm
          {...shared}
          command="waiveCriterion"
          action={waiveCriterion}
          submit={t('waive')}
          otherwise={definition.waivable ? null : { code: 'not-waivable' }}
          folded={t('waiveOpen')}
          tone="plain"
        >
          <TextArea name="reason" label={t('waiveReason')} />
          <TextArea name="compensation" label={t('compensation')} hint={t('compensationHint')} />
          <DateTimeField name="expires" label={t('expires')} hint={t('expiresHint')} />
          <ZoneField name="zone" label={t('zone')} value={viewer.zone} />
        </ReleaseForm>
      </CommandRow>
    </Card>
  )
}
