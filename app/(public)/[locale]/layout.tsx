import type { Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { locales } from '@/lib/i18n/locale'
import '../../globals.css'

/** Public pages are built once per language: reading a cookie or a header here fails the build. */
export const dynamic = 'error'
export const dynamicParams = false

export const viewport: Viewport = { colorScheme: 'light dark' }

export function generateStaticParams() {
  return locales.map(locale => ({ locale }))
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale()
  const t = await getTranslations('process')
  return (
    <html lang={locale}>
      <body>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
        >
          {t('skip')}
        </a>
        {children}
      </body>
    </html>
  )
}
