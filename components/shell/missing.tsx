import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

export function Missing() {
  const t = useTranslations('ui.notFound')
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-16">
      <h1 className="text-20">{t('title')}</h1>
      <p className="text-soft">{t('body')}</p>
      <ButtonLink href="/">{t('queue')}</ButtonLink>
    </main>
  )
}
