import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import type { HistoryRow } from '@/db/queries/history'
import { nameOfMachine } from '@/lib/words/machine'

type Recorded = Omit<HistoryRow, 'seq' | 'event'>
type Props<Row> = {
  rows: readonly Row[]
  /** What happened, as a sentence about who did it. */
  say: (row: Row) => string
  zone: string
}

/** The record in sentences: who, in which role, did what, when. */
export function RecordList<Row extends Recorded>({ rows, say, zone }: Props<Row>) {
  const t = useTranslations()
  return (
    <ol>
      {rows.map((row, index) => (
        <li key={index} className="border-b border-line px-4 py-2 text-13 last:border-b-0">
          <p className="break-words">
            <strong className="font-medium">
              {row.person ?? nameOfMachine(t, row.machine ?? 'scheduler')}
            </strong>{' '}
            {say(row)}
          </p>
          <p className="text-12 text-soft">
            <Moment at={row.at} zone={zone} /> · {t(`release.roles.${row.role}`)}
            {row.channel !== 'screen' && ` · ${t(`history.channels.${row.channel}`)}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
