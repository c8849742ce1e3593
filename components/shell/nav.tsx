import { getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '@/components/ui/icon'
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
  { key: 'deliveries', href: '/settings/deliveries' },
  { key: 'tokens', href: '/settings/tokens' },
  { key: 'record', href: '/settings/record' },
] as const satisfies readonly { key: IconName; href: string }[]

/** One list of places: a column on the left, a bar at the bottom of a phone. */
export async function Nav({ waiting }: { waiting: Promise<number | null> }) {
  const [t, count] = await Promise.all([getTranslations('ui'), waiting])
  const shown = !count ? undefined : { shown: count, said: t('shell.waiting', { count }) }

  return (
    <nav aria-label={t('shell.navigation')} className={column}>
      <ul className="flex md:flex-col md:gap-0.5">
        {places.map(({ key, href }) => (
          <NavLink
            key={key}
            href={href}
            icon={key}
            label={t(`nav.${key}`)}
            count={key === 'queue' ? shown : undefined}
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
      <Fold label={t('shell.fold')} />
    </nav>
  )
}

/** Folds the column to its icons: a box that CSS looks at, so that it needs no script. */
function Fold({ label }: { label: string }) {
  return (
    <label className="hidden h-9 items-center gap-2.5 rounded px-2.5 text-13 text-faint hover:bg-muted hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent md:flex">
      <input type="checkbox" id="nav-fold" className="sr-only" />
      <Icon name="fold" large />
      <span className="truncate group-has-[#nav-fold:checked]/frame:sr-only">{label}</span>
    </label>
  )
}

const column =
  'md:sticky md:top-12 md:flex md:h-[calc(100dvh-3rem)] md:flex-col md:justify-between md:px-2 md:py-3'
