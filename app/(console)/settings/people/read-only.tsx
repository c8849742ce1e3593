import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { PersonRow } from '@/db/queries/people'

/** Why there is nothing to press here, and whom to ask. */
export function ReadOnly({ people }: { people: readonly PersonRow[] }) {
  const t = useTranslations('people.readOnly')
  const admins = people.filter(({ active, roles }) => active && roles.includes('admin'))
  const names = admins.map(({ name }) => name).join(', ')
  return (
    <Callout tone="wait" title={t('title')}>
      {t('body', { count: admins.length, admins: names })}
    </Callout>
  )
}
