import { getTranslations } from 'next-intl/server'
import { Moment } from '@/components/ui/moment'
import type { HistoryRow } from '@/db/queries/history'
import { commitsIn, describe } from '@/lib/words/describe'
import { nameOfMachine } from '@/lib/words/machine'

type Props = { rows: readonly HistoryRow[]; names: Record<string, string>; zone: string }

/** The record in sentences: who, in which role, did what, when. */
export async function HistoryList({ rows, names, zone }: Props) {
  const [t, word] = await Promise.all([getTranslations(), getTranslations('release')])
  const machine = await getTranslations('history')
  const commitOf = commitsIn(rows.map(({ event }) => event))
  const context = { zone, nameOf: (id: string) => names[id] ?? machine('someone'), commitOf }
  return (
    <ol>
      {rows.map(row => (
        <li key={row.seq} className="border-b border-line px-4 py-2 text-13 last:border-b-0">
          <p className="break-words">
            <strong className="font-medium">
              {row.person ?? nameOfMachine(t, row.machine ?? 'scheduler')}
            </strong>{' '}
            {describe(t, row.event, context)}
          </p>
          <p className="text-12 text-soft">
            <Moment at={row.at} zone={zone} /> · {word(`roles.${row.role}`)}
            {row.channel !== 'screen' && ` · ${machine(`channels.${row.channel}`)}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
