import { useTranslations } from 'next-intl'
import { Section } from './section'

const asked = ['what', 'serverless', 'selfHosted', 'sovereign', 'draft', 'whom'] as const

export function Questions() {
  const t = useTranslations('process.questions')
  return (
    <Section id="questions" title={t('title')}>
      <div className="grid gap-x-10 gap-y-7 md:grid-cols-2">
        {asked.map(name => (
          <div key={name} className="flex flex-col gap-1.5">
            <h3>{t(`${name}.question`)}</h3>
            <p className="text-soft">{t(`${name}.answer`)}</p>
          </div>
        ))}
      </div>
    </Section>
  )
}
