import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { Money } from '@/components/ui/money'
import { Table, type Column } from '@/components/ui/table'
import type { ReviewRow } from '@/db/queries/review'
import { DraftMarks } from './draft-marks'
import { DraftState } from './draft-state'
import { SignedMoney } from './signed-money'

type Props = {
  rows: readonly ReviewRow[]
  now: Date
  zone: string
  /** What keeps the list on the page of a draft: its filter, as parameters. */
  kept: string
}

/** Drafts to be worked through, by hand or by keyboard; a blocked one says what is in the way and who can clear it. */
export function ReviewTable({ rows, now, zone, kept }: Props) {
  const t = useTranslations('review')
  const say = useTranslations('invoices')
  const amount =
    (of: 'net' | 'vat' | 'gross') =>
    ({ currency, ...row }: ReviewRow) => {
      const value = row[of]
      return value !== null && currency && <Money amount={value} currency={currency} />
    }
  const money = (of: 'net' | 'vat' | 'gross', head: string): Column<ReviewRow> => ({
    ...{ key: of, head, numeric: true, cell: amount(of) },
  })
  return (
    <Table
      caption={say('caption')}
      rows={rows}
      rowKey={({ id }) => id}
      paired
      columns={[
        {
          ...{ key: 'select', head: t('select'), headHidden: true, corner: true },
          cell: row => <Select {...row} />,
        },
        {
          key: 'draft',
          head: say('number'),
          names: true,
          cell: ({ id, number, customer, installation }) => (
            <>
              <Link href={`/invoices/${id}${kept && `?${kept}`}`} data-draft className="link">
                {number === null
                  ? say('blockedEntry')
                  : say('numbered', { number: String(number) })}
              </Link>
              <span className="block font-normal">{`${customer} · ${installation}`}</span>
            </>
          ),
        },
        {
          key: 'release',
          head: say('release'),
          tight: true,
          cell: ({ version }) => <Link href={`/releases/${version}/4-deployment`}>{version}</Link>,
        },
        {
          key: 'buyer',
          head: say('buyer'),
          cell: ({ buyer }) => <span className="xl:block xl:min-w-36">{buyer}</span>,
        },
        { key: 'state', head: say('state'), cell: row => <DraftState {...row} /> },
        { key: 'marks', head: t('mark'), cell: row => <DraftMarks {...row} zone={zone} /> },
        money('net', say('net')),
        money('vat', t('vat')),
        money('gross', say('gross')),
        {
          key: 'difference',
          head: t('difference'),
          numeric: true,
          cell: ({ difference, currency, lastNumber }) =>
            difference !== null &&
            currency && (
              <span title={t('differenceTo', { number: String(lastNumber) })}>
                <SignedMoney amount={difference} currency={currency} />
              </span>
            ),
        },
        {
          key: 'since',
          head: say('since'),
          tight: true,
          cell: ({ since }) => <Ago at={since} now={now} zone={zone} />,
        },
      ]}
    />
  )
}

function Select({ id, number }: ReviewRow) {
  const t = useTranslations('review')
  if (number === null) return null
  return (
    <label className="inline-flex size-7 items-center justify-center">
      <input
        type="checkbox"
        name="pick"
        value={id}
        aria-label={t('selectDraft', { number: String(number) })}
        className="size-4"
      />
    </label>
  )
}
