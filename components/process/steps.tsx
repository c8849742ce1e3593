import { useTranslations } from 'next-intl'
import { actingOn } from '@/lib/release/acting'
import { stages, trackTypes, workflow, type Stage } from '@/lib/release/workflow'
import { Diagram } from './diagram'
import { Section } from './section'

/** The last stage that all tracks share: after it the deployment type decides. */
const fork = stages.findLast(stage => workflow[stage].scope === 'release')

export function Steps() {
  const t = useTranslations('process')
  return (
    <Section id="steps" title={t('steps.title')} lead={t('steps.lead')}>
      <div className="grid gap-10 lg:grid-cols-[27rem_minmax(0,1fr)] lg:gap-14">
        <div className="lg:sticky lg:top-6 lg:self-start">
          <Diagram />
        </div>
        <ol className="flex flex-col gap-7">
          {stages.map((stage, at) => (
            <Step key={stage} stage={stage} number={at + 1} />
          ))}
        </ol>
      </div>
    </Section>
  )
}

function Step({ stage, number }: { stage: Stage; number: number }) {
  const t = useTranslations('process')
  const people = actingOn(stage).map(role => t(`roles.${role}.name`))
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-4">
      <span
        aria-hidden
        className="flex size-8 items-center justify-center rounded-full border border-accent-line bg-accent-surface font-semibold text-accent-text tabular-nums"
      >
        {number}
      </span>
      <div className="flex flex-col gap-1.5 pt-1">
        <h3>{t(`stages.${stage}.name`)}</h3>
        <p className="max-w-[60ch]">{t(`stages.${stage}.text`)}</p>
        <p className="text-14 text-soft">
          {t('steps.acting')} {people.join(', ')}
        </p>
        {stage === fork && <Forks />}
      </div>
    </li>
  )
}

function Forks() {
  const t = useTranslations('process')
  return (
    <div className="mt-4 flex flex-col gap-3 rounded border border-accent-line bg-accent-surface p-4">
      <p className="font-semibold text-accent-text">{t('steps.fork')}</p>
      <dl className="flex flex-col gap-2">
        {trackTypes.map(type => (
          <div key={type} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <dt className="font-medium">{t(`tracks.${type}.name`)}</dt>
            <dd className="text-soft">{t(`steps.forks.${type}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
