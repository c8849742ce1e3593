import { useTranslations } from 'next-intl'
import type { IconName } from '@/components/ui/icon'
import { NavLink } from './nav-link'

const places = [
  { key: 'queue', href: '/' },
  { key: 'releases', href: '/releases' },
  { key: 'customers', href: '/customers' },
  { key: 'invoices', href: '/invoices' },
] as const
const settings = [
  { key: 'people', href: '/settings/people' },
  { key: 'freezes', href: '/settings/freezes' },
] as const satisfies readonly { key: IconName; href: string }[]

/** One list of places: a column on the left, a bar at the bottom of a phone. */
export function Nav({ waiting }: { waiting: number | null }) {
  const t = useTranslations('ui')
  const count =
    waiting === null || waiting === 0
      ? undefined
      : { shown: waiting, said: t('shell.waiting', { count: waiting }) }

  return (
    <nav aria-label={t('shell.navigation')} className="md:px-2">
      <ul className="flex md:flex-col md:gap-0.5">
        {places.map(({ key, href }) => (
          <NavLink
            key={key}
            href={href}
            icon={key}
            label={t(`nav.${key}`)}
            count={key === 'queue' ? count : undefined}
          />
        ))}
        <li
          aria-hidden="true"
          className="hidden truncate px-2.5 pt-5 pb-1 text-12 font-medium text-faint md:block group-has-[#nav-fold:checked]/frame:md:invisible"
        >
          {t('shell.settings')}
        </li>
        {settings.map(({ key, href }) => (
          <NavLink key={key} href={href} icon={key} label={t(`nav.${key}`)} />
        ))}
      </ul>
    </nav>
  )
}
