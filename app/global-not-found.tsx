import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Missing } from '@/components/shell/missing'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui')
  return { title: t('notFound.title') }
}

/** Any address that no route answers: neither root layout stands around it. */
export default async function GlobalNotFound() {
  const locale = await getLocale()
  return (
    <html lang={locale}>
      <body>
        <Missing />
      </body>
    </html>
  )
}
