import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'

/** Searches by address, so that a search can be sent to somebody. */
export function SearchForm({ search }: { search: string | null }) {
  const t = useTranslations('installations')
  return (
    <form action="/customers" role="search" aria-label={t('search')} className="flex gap-2">
      <input
        type="search"
        name="q"
        aria-label={t('searchHint')}
        placeholder={t('searchHint')}
        defaultValue={search ?? ''}
        maxLength={200}
        className="min-h-9 w-full max-w-sm min-w-0 rounded border border-line-strong bg-surface px-2.5 text-14 text-ink placeholder:text-faint"
      />
      <Button type="submit">{t('find')}</Button>
      {search !== null && (
        <ButtonLink href="/customers" tone="quiet">
          {t('clear')}
        </ButtonLink>
      )}
    </form>
  )
}
