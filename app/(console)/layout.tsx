import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Live } from '@/components/live/live'
import { Presence } from '@/components/live/presence'
import { SayingAround } from '@/components/forms/saying'
import { Frame } from '@/components/shell/frame'
import { countWaiting } from '@/db/queries/waiting'
import { getViewer } from '@/lib/auth/viewer'
import { getSaid } from '@/lib/saying'
import '../globals.css'

export const viewport: Viewport = { colorScheme: 'light dark' }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui')
  return { title: { template: `%s · ${t('product')}`, default: t('product') } }
}

/** Courtesy, never the guard: each page and each command asks for the viewer itself. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const read = new Date()
  const [locale, { ui }, viewer, said] = await Promise.all([
    getLocale(),
    getMessages(),
    getViewer(),
    getSaid(),
  ])
  return (
    <html lang={locale}>
      <body>
        <NextIntlClientProvider messages={{ ui }}>
          {viewer ? (
            <Frame who={viewer} signOut="/sign-out" waiting={countWaiting(viewer)}>
              <SayingAround first={said}>{children}</SayingAround>
              <Live source="/api/live" readAt={read.getTime()} />
              <Presence report="/api/here" />
            </Frame>
          ) : (
            children
          )}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
