import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Money } from '@/components/ui/money'
import { Status, type StatusName } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { LedgerEntry } from '@/db/queries/ledger-page'
import { whoClears } from '@/lib/invoice/blocked'
import type { LedgerKind } from '@/lib/invoice/ledger'
import { explainBlock } from '@/lib/words/draft'
import { DraftStatus } from './draft-status'

const looks = {
  missing: 'running',
  strangers: 'failed',
  blocked: 'failed',
  drafted: 'passed',
  not_billable: 'not-applicable',
} as const satisfies Record<LedgerKind, StatusName>

/** The ledger's word on each installation: its draft, or why there is none and who can change that. */
export function LedgerTable({ rows }: { rows: readonly LedgerEntry[] }) {
  const t = useTranslations('ledger')
  return (
    <Table
      caption={t('caption')}
      rows={rows}
      rowKey={({ installationId }) => installationId}
      columns={[
        {
          key: 'installation',
          head: t('installation'),
          names: true,
          cell: ({ installationId, customer, installation }) => (
            <Link href={`/customers/installations/${installationId}`} className="link">
              {customer} · {installation}
            </Link>
          ),
        },
        {
          key: 'entry',
          head: t('entry'),
          tight: true,
          cell: ({ kind }) => <Status is={looks[kind]}>{t(`kind.${kind}`)}</Status>,
        },
        { key: 'why', head: t('why'), cell: entry => <Why of={entry} /> },
        {
          key: 'draft',
          head: t('draft'),
          tight: true,
          cell: ({ draft }) =>
            draft && (
              <Link href={`/invoices/${draft.id}`} className="link">
                {t('numbered', { number: String(draft.number) })}
              </Link>
            ),
        },
        {
          key: 'net',
          head: t('net'),
          numeric: true,
          cell: ({ net, currency }) => net && currency && <Money amount={net} {...{ currency }} />,
        },
      ]}
    />
  )
}

function Why({ of: { kind, id, why, block, draft } }: { of: LedgerEntry }) {
  const t = useTranslations('ledger')
  const word = useTranslations('invoice')
  switch (kind) {
    case 'drafted':
      return draft && <DraftStatus state={draft.state} />
    case 'blocked':
      return (
        block && (
          <>
            <Link href={`/invoices/${id ?? ''}`} className="link">
              {explainBlock(word, block)}
            </Link>{' '}
            <span className="text-soft">{word(`clears.${whoClears(block)}`)}</span>
          </>
        )
      )
    case 'not_billable':
      return (
        <Link href={`/invoices/${draft?.id ?? id ?? ''}`} className="link">
          {why && word(`notBillable.${why}`)}
        </Link>
      )
    case 'missing':
    case 'strangers':
      return t(`off.${kind}`)
  }
}
