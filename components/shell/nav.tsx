import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { More } from './more'
import { NavLink } from './nav-link'
import { places, settings } from './places'

/** One list of places: a column on the left; on a phone a bar of as many as keep their words, and what is behind More. */
export async function Nav({ waiting }: { waiting: Promise<number | null> }) {
  const [t, count] = await Promise.all([getTranslations('ui'), waiting])
  const shown = !count ? undefined : { shown: count, said: t('shell.waiting', { count }) }

  return (
    <nav aria-label={t('shell.navigation')} className={column}>
      <ul className="flex md:flex-col md:gap-0.5">
        {places.map(({ key, href }) => (
          <li key={key} className="min-w-0 flex-1 md:flex-none">
            <NavLink
              href={href}
              icon={key}
              label={t(`nav.${key}`)}
              count={key === 'queue' ? shown : undefined}
            />
          </li>
        ))}
        <li className="max-md:hidden">
          <NavLink
            href={settings.pages[0].href}
            under={settings.under}
            icon="settings"
            label={t('shell.settings')}
          />
        </li>
        <li className="min-w-0 flex-1 md:hidden">
          <More
            label={t('shell.more')}
            title={t('shell.settings')}
            under={settings.under}
            pages={settings.pages.map(({ key, href }) => ({ key, href, label: t(`nav.${key}`) }))}
          />
        </li>
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
