import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReviewPage } from '@/db/queries/review'
import { addressOf, type ReviewFilter } from '@/lib/invoice/review'
import type { DraftState } from '@/lib/invoice/workflow'

type Props = { filter: ReviewFilter } & Pick<ReviewPage, 'counts'>

/** Each state with how many there are of it. */
export function StateLinks({ filter, counts }: Props) {
  const t = useTranslations('invoices')
  const word = useTranslations('invoice')
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <nav aria-label={t('filter')}>
      <ul className="flex flex-wrap gap-1">
        <Choice filter={filter} state={null} label={t('all')} count={all} />
        {counts.map(({ state, count }) => (
          <Choice key={state} {...{ filter, state, count }} label={word(`state.${state}`)} />
        ))}
      </ul>
    </nav>
  )
}

type ChoiceProps = {
  filter: ReviewFilter
  state: DraftState | null
  label: string
  count: number
}

function Choice({ filter, state, label, count }: ChoiceProps) {
  const query = new URLSearchParams(addressOf({ ...filter, state }))
  return (
    <li>
      <Link
        href={`/invoices?${query.toString()}`}
        aria-current={filter.state === state ? 'true' : undefined}
        className="inline-flex min-h-7 items-center gap-1.5 rounded border border-line px-2.5 text-13 text-soft hover:bg-muted hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-surface aria-[current]:text-accent-text"
      >
        {label} <span className="tabular-nums">{count}</span>
      </Link>
    </li>
  )
}
