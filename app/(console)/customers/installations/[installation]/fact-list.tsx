import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import type { InstallationView } from '@/db/queries/installation'

/** What is known about an installation, and where it is known from. */
export function FactList({ of }: { of: InstallationView }) {
  const t = useTranslations('installations')
  const locale = useLocale()
  const { nodes, environments, retireReason } = of
  const source = t(`sources.${of.source}`)
  const facts = [
    { term: t('facts.type'), detail: t(`types.${of.track}`) },
    { term: t('facts.version'), detail: of.version ?? t('facts.unknown') },
    { term: t('facts.infrastructure'), detail: t(`infrastructures.${of.infrastructure}`) },
    { term: t('facts.size'), detail: t('facts.sizeOf', { nodes, environments }) },
    { term: t('facts.region'), detail: of.region },
    { term: t('facts.operator'), detail: t(`operators.${of.operator}`) },
    { term: t('facts.sale'), detail: t(`saleMeans.${of.sale}`) },
    { term: t('facts.partner'), detail: of.partner ?? t('facts.none') },
    { term: t('facts.health'), detail: of.healthUrl ?? t('facts.none') },
    {
      term: t('facts.source'),
      detail: t('facts.sourceOf', { source, asOf: dayText(of.asOf, locale) }),
    },
  ]
  const retired = { term: t('facts.retired'), detail: retireReason ?? '' }
  return <Facts of={of.active ? facts : [...facts, retired]} />
}

// A day has no zone: it is formatted as the one it is.
function dayText(day: string, locale: string) {
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Date(day).toLocaleDateString(locale === 'en' ? 'en-GB' : locale, format)
}
