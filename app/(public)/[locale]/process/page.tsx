import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Deployments } from '@/components/process/deployments'
import { Languages } from '@/components/ui/languages'
import { NextSteps } from '@/components/process/next-steps'
import { People } from '@/components/process/people'
import { Questions } from '@/components/process/questions'
import { Steps } from '@/components/process/steps'
import { locales } from '@/lib/i18n/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('process')
  return { title: t('title'), description: t('description') }
}

/** For customers and partners: what happens before a release reaches them. */
export default async function ProcessPage() {
  const locale = await getLocale()
  const t = await getTranslations('process')
  return (
    <div className="mx-auto max-w-[68rem] px-4 pb-20 text-16 sm:px-8">
      <Addresses current={locale} />
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-4">
        <p className="text-13 font-medium text-soft">{t('eyebrow')}</p>
        <Languages label={t('language')} current={locale} to={other => `/${other}/process`} />
      </header>
      <main id="content" className="flex flex-col gap-16 pt-8 sm:pt-14">
        <div className="flex flex-col gap-4">
          <h1 className="text-28">{t('title')}</h1>
          <p className="max-w-[64ch]">{t('lead')}</p>
          <p className="max-w-[64ch] border-l-2 border-accent pl-4 text-soft">{t('indicative')}</p>
        </div>
        <Deployments />
        <People />
        <Steps />
        <Questions />
        <NextSteps support={given('SUPPORT_EMAIL')} account={given('ACCOUNT_MANAGER_EMAIL')} />
      </main>
    </div>
  )
}

/** Relative on purpose: the page is built before anyone knows under which host it will be read. */
function Addresses({ current }: { current: string }) {
  return (
    <>
      <link rel="canonical" href={`/${current}/process`} />
      {locales.map(locale => (
        <link key={locale} rel="alternate" hrefLang={locale} href={`/${locale}/process`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href="/process" />
    </>
  )
}

/** Read once, when the page is built. */
function given(name: 'SUPPORT_EMAIL' | 'ACCOUNT_MANAGER_EMAIL') {
  return process.env[name]?.trim() || null
}
