import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Money } from '@/components/ui/money'
import { Table } from '@/components/ui/table'
import type { PickedRow } from '@/db/queries/review'
import type { DraftRefusal } from '@/lib/invoice/standing'
import { explainDraft } from '@/lib/words/draft'
import { DraftMarks } from './draft-marks'
import { DraftStatus } from './draft-status'
import { SignedMoney } from './signed-money'

type Row = PickedRow & { obstacle: DraftRefusal | null }

/** The drafts of a bulk command as they are now, with what stands in the way of each. */
export function BulkTable({ rows, zone }: { rows: readonly Row[]; zone: string }) {
  const t = useTranslations('review')
  const say = useTranslations('invoices')
  const word = useTranslations('invoice')
  const shared = useTranslations('refusals')
  return (
    <Table
      caption={t('bulk.drafts')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'draft',
          head: say('number'),
          names: true,
          cell: ({ id, number, customer, installation }) => (
            <>
              <Link href={`/invoices/${id}`} className="link">
                {say('numbered', { number: String(number) })}
              </Link>
              <span className="block font-normal">{`${customer} · ${installation}`}</span>
            </>
          ),
        },
        { key: 'state', head: say('state'), cell: ({ state }) => <DraftStatus state={state} /> },
        { key: 'marks', head: t('mark'), cell: row => <DraftMarks {...row} zone={zone} /> },
        {
          key: 'net',
          head: say('net'),
          numeric: true,
          cell: ({ net, currency }) =>
            net !== null && currency && <Money amount={net} currency={currency} />,
        },
        {
          key: 'difference',
          head: t('difference'),
          numeric: true,
          cell: ({ difference, currency }) =>
            difference !== null &&
            currency && <SignedMoney amount={difference} currency={currency} />,
        },
        {
          key: 'obstacle',
          head: t('bulk.obstacle'),
          cell: ({ obstacle }) => obstacle && explainDraft(word, shared, obstacle, zone),
        },
      ]}
    />
  )
}
