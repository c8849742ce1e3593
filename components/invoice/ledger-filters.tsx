import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { LedgerPage } from '@/db/queries/ledger-page'
import type { LedgerKind } from '@/lib/invoice/ledger'

type Props = Pick<LedgerPage, 'counts'> & {
  /** The address of the page itself. */
  here: string
  chosen: LedgerKind | null
}

/** The entries by what the ledger says of them, as links. */
export function LedgerFilters({ counts, here, chosen }: Props) {
  const t = useTranslations('ledger')
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const choices = [
    { kind: null, href: here, label: t('all'), count: all },
    ...counts.map(({ kind, count }) => ({
      ...{ kind, href: `${here}?entry=${kind}`, label: t(`kind.${kind}`), count },
    })),
  ]
  return (
    <nav aria-label={t('filter')}>
      <ul className="flex flex-wrap gap-1">
        {choices.map(({ kind, href, label, count }) => (
          <li key={kind}>
            <Link
              href={href}
              aria-current={chosen === kind ? 'true' : undefined}
              className="inline-flex min-h-7 items-center gap-1.5 rounded border border-line px-2.5 text-13 text-soft hover:bg-muted hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-surface aria-[current]:text-accent-text"
            >
              {label} <span className="tabular-nums">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
