import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import type { InvoiceFilter, InvoicePage } from '@/db/queries/invoices'
import type { DraftState } from '@/lib/invoice/workflow'

type Props = { filter: InvoiceFilter } & Pick<InvoicePage, 'counts' | 'versions'>

/** State by link, release by a form: both stand in the address, and neither needs a script. */
export function InvoiceFilters({ filter, counts, versions }: Props) {
  const t = useTranslations('invoices')
  const word = useTranslations('invoice')
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const shared = { filter, chosen: filter.state }
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label={t('filter')}>
        <ul className="flex flex-wrap gap-1">
          <Choice {...shared} state={null} label={t('all')} count={all} />
          {counts.map(({ state, count }) => (
            <Choice key={state} {...shared} {...{ state, count }} label={word(`state.${state}`)} />
          ))}
        </ul>
      </nav>
      <form action="/invoices" className="flex items-end gap-2 text-13">
        {filter.state && <input type="hidden" name="state" value={filter.state} />}
        <label className="flex items-center gap-2">
          <span className="text-soft">{t('release')}</span>
          <select
            key={filter.version}
            name="release"
            defaultValue={filter.version ?? ''}
            className="min-h-7 rounded border border-line-strong bg-surface px-2 text-13"
          >
            <option value="">{t('allReleases')}</option>
            {versions.map(version => (
              <option key={version}>{version}</option>
            ))}
          </select>
        </label>
        <Button type="submit" size="small">
          {t('show')}
        </Button>
      </form>
    </div>
  )
}

type ChoiceProps = {
  filter: InvoiceFilter
  chosen: DraftState | null
  state: DraftState | null
  label: string
  count: number
}

function Choice({ filter, chosen, state, label, count }: ChoiceProps) {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(filter.version && { release: filter.version }),
  })
  return (
    <li>
      <Link
        href={`/invoices?${query.toString()}`}
        aria-current={chosen === state ? 'true' : undefined}
        className="inline-flex min-h-7 items-center gap-1.5 rounded border border-line px-2.5 text-13 text-soft hover:bg-muted hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-surface aria-[current]:text-accent-text"
      >
        {label} <span className="tabular-nums">{count}</span>
      </Link>
    </li>
  )
}
