import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { termsLevels, type TermsLevel } from '@/lib/invoice/terms'

type Props = { level: TermsLevel | null; search: string | null }

/** Level by link, holder or code by a form: both stand in the address, and neither needs a script. */
export function TermsFilters({ level, search }: Props) {
  const t = useTranslations('terms')
  const word = useTranslations('invoice')
  const choices = [null, ...termsLevels]
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label={t('filter')}>
        <ul className="flex flex-wrap gap-1">
          {choices.map(choice => (
            <li key={choice ?? 'all'}>
              <Link
                href={addressOf(choice, search)}
                aria-current={choice === level ? 'true' : undefined}
                className="inline-flex min-h-7 items-center rounded border border-line px-2.5 text-13 text-soft hover:bg-muted hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-surface aria-[current]:text-accent-text"
              >
                {choice === null ? t('all') : word(`level.${choice}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form
        action="/invoices/terms"
        role="search"
        aria-label={t('search')}
        className="flex items-end gap-2"
      >
        {level && <input type="hidden" name="level" value={level} />}
        <input
          type="search"
          name="q"
          aria-label={t('search')}
          placeholder={t('search')}
          defaultValue={search ?? ''}
          maxLength={100}
          className="min-h-9 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-14 text-ink placeholder:text-faint"
        />
        <Button type="submit">{t('find')}</Button>
      </form>
    </div>
  )
}

function addressOf(level: TermsLevel | null, search: string | null) {
  const query = new URLSearchParams({ ...(level && { level }), ...(search && { q: search }) })
  return `/invoices/terms?${query.toString()}`
}
