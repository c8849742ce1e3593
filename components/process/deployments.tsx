import { useTranslations } from 'next-intl'
import { trackTypes, type TrackType } from '@/lib/release/workflow'
import { Section } from './section'

const facts = ['runs', 'when', 'invoice'] as const

/** The question most readers come with: when do I get it, and does it cost anything. */
export function Deployments() {
  const t = useTranslations('process')
  return (
    <Section id="deployments" title={t('deployments.title')}>
      <ul className="grid gap-4 md:grid-cols-3">
        {trackTypes.map(type => (
          <Deployment key={type} type={type} />
        ))}
      </ul>
    </Section>
  )
}

function Deployment({ type }: { type: TrackType }) {
  const t = useTranslations('process')
  return (
    <li className="flex flex-col gap-4 rounded border border-line bg-surface p-5">
      <h3>{t(`tracks.${type}.name`)}</h3>
      <dl className="flex flex-col gap-3">
        {facts.map(fact => (
          <div key={fact}>
            <dt className="text-13 text-faint">{t(`deployments.${fact}`)}</dt>
            <dd className={fact === 'when' ? 'font-semibold' : ''}>
              {t(`tracks.${type}.${fact}`)}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
