import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { termsLevels, type TermsLevel } from '@/lib/invoice/terms'

type Props = { level: TermsLevel; search: string }

/** Chooses by address at which level terms are agreed and narrows down with whom, so that it needs no script. */
export function HolderSearch({ level, search }: Props) {
  const t = useTranslations('terms')
  const word = useTranslations('invoice')
  return (
    <form action="/invoices/terms/new" className="flex flex-wrap items-end gap-3">
      <label className="flex min-w-0 flex-col gap-1 text-13 font-medium">
        {t('form.level')}
        <select key={level} name="level" defaultValue={level} className={box}>
          {termsLevels.map(value => (
            <option key={value} value={value}>
              {word(`level.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-0 flex-col gap-1 text-13 font-medium">
        {t('form.search')}
        <input type="search" name="q" defaultValue={search} maxLength={100} className={box} />
      </label>
      <Button type="submit">{t('form.show')}</Button>
    </form>
  )
}

const box =
  'min-h-9 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-14 font-normal text-ink'
