import { useLocale, useTranslations } from 'next-intl'
import { locales } from '@/lib/i18n/locale'

/** Each language under its own name. */
export function Languages() {
  const t = useTranslations('process')
  const current = useLocale()
  return (
    <nav aria-label={t('language')}>
      <ul className="flex gap-1 text-13">
        {locales.map(locale => (
          <li key={locale}>
            <a
              href={`/${locale}/process`}
              hrefLang={locale}
              lang={locale}
              aria-current={locale === current ? 'page' : undefined}
              className="inline-flex min-h-8 items-center rounded px-2 text-soft hover:bg-muted aria-[current=page]:bg-muted aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {t(`languages.${locale}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
