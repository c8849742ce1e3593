import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { Money } from '@/components/ui/money'
import { Table } from '@/components/ui/table'
import type { InvoiceRow } from '@/db/queries/invoices'
import { clearedBy, type Blocked } from '@/lib/invoice/draft'
import { explainBlock } from '@/lib/words/draft'
import { DraftStatus } from './draft-status'

type Props = { rows: readonly InvoiceRow[]; now: Date; zone: string }

/** Drafts as a table; a blocked one says what is in the way and who can clear it. */
export function InvoiceTable({ rows, now, zone }: Props) {
  const t = useTranslations('invoices')
  return (
    <Table
      caption={t('caption')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'draft',
          head: t('number'),
          names: true,
          cell: ({ id, number }) => (
            <Link href={`/invoices/${id}`} className="link">
              {number === null ? t('blockedEntry') : t('numbered', { number: String(number) })}
            </Link>
          ),
        },
        {
          key: 'release',
          head: t('release'),
          tight: true,
          cell: ({ version }) => <Link href={`/releases/${version}/4-deployment`}>{version}</Link>,
        },
        {
          key: 'installation',
          head: t('installation'),
          cell: ({ customer, installation }) => `${customer} · ${installation}`,
        },
        { key: 'buyer', head: t('buyer'), cell: ({ buyer }) => buyer },
        {
          key: 'state',
          head: t('state'),
          cell: ({ state, why }) => (
            <>
              <DraftStatus state={state} />
              {why && <Why of={why} />}
            </>
          ),
        },
        {
          key: 'since',
          head: t('since'),
          tight: true,
          cell: ({ since }) => <Ago at={since} now={now} zone={zone} />,
        },
        {
          key: 'net',
          head: t('net'),
          numeric: true,
          cell: ({ net, currency }) => net && currency && <Money amount={net} {...{ currency }} />,
        },
        {
          key: 'gross',
          head: t('gross'),
          numeric: true,
          cell: ({ gross, currency }) =>
            gross && currency && <Money amount={gross} {...{ currency }} />,
        },
      ]}
    />
  )
}

function Why({ of }: { of: Blocked }) {
  const t = useTranslations('invoice')
  return (
    <span className="block text-soft">
      {explainBlock(t, of)} {t(`clears.${clearedBy[of.code]}`)}
    </span>
  )
}
