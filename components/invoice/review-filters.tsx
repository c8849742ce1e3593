import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import type { ReviewPage } from '@/db/queries/review'
import { addressOf, reviewMarks, reviewSorts, type ReviewFilter } from '@/lib/invoice/review'
import { currencies } from '@/lib/money'
import { StateLinks } from './state-links'

type Props = { filter: ReviewFilter } & Pick<ReviewPage, 'counts' | 'versions' | 'buyers'>

/** State by link, the rest by a form: all of it stands in the address, and none needs a script. */
export function ReviewFilters({ filter, counts, versions, buyers }: Props) {
  const t = useTranslations('review')
  const say = useTranslations('invoices')
  const { version, state, currency, buyer, mark, sort } = filter
  const plain = (names: readonly string[]) => names.map(name => ({ value: name, label: name }))
  return (
    <div className="flex flex-col gap-3">
      <StateLinks {...{ filter, counts }} />
      <form action="/invoices" aria-label={t('filter')} className="flex flex-wrap items-end gap-3">
        {state && <input type="hidden" name="state" value={state} />}
        <Select name="release" label={say('release')} value={version} options={plain(versions)} />
        <Select
          name="currency"
          label={t('currency')}
          value={currency}
          options={plain(currencies)}
        />
        <Select
          name="buyer"
          label={say('buyer')}
          value={buyer}
          options={buyers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="mark"
          label={t('mark')}
          value={mark}
          options={reviewMarks.map(value => ({ value, label: t(`marks.${value}`) }))}
        />
        <Select
          name="sort"
          label={t('sort')}
          value={sort}
          whole
          options={reviewSorts.map(value => ({ value, label: t(`sorts.${value}`) }))}
        />
        <Button type="submit" size="small">
          {say('show')}
        </Button>
        {Object.keys(addressOf(filter)).length > 0 && (
          <ButtonLink href="/invoices" tone="quiet" size="small">
            {t('clear')}
          </ButtonLink>
        )}
      </form>
    </div>
  )
}

type SelectProps = {
  name: string
  label: string
  value: string | null
  /** One of them is always chosen. */
  whole?: boolean
  options: readonly { value: string; label: string }[]
}

function Select({ name, label, value, whole = false, options }: SelectProps) {
  const t = useTranslations('review')
  return (
    <label className="flex min-w-0 flex-col gap-0.5 text-13">
      <span className="text-12 text-soft">{label}</span>
      <select
        key={value}
        name={name}
        defaultValue={value ?? ''}
        className="min-h-7 max-w-48 rounded border border-line-strong bg-surface px-2 text-13"
      >
        {!whole && <option value="">{t('all')}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
