import { useTranslations } from 'next-intl'
import { locales, type Locale } from '@/lib/i18n/locale'

type Props = {
  label: string
  current: Locale
  /** The address of what is read, in another language. */
  to: (locale: Locale) => string
}

/** Each language under its own name. */
export function Languages({ label, current, to }: Props) {
  const t = useTranslations('process')
  return (
    <nav aria-label={label}>
      <ul className="flex gap-1 text-13">
        {locales.map(locale => (
          <li key={locale}>
            <a
              href={to(locale)}
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
