import { useTranslations } from 'next-intl'
import type { HistoryRow } from '@/db/queries/history'
import { commitsIn, describe } from '@/lib/words/describe'
import { RecordList } from './record-list'

type Props = { rows: readonly HistoryRow[]; names: Record<string, string>; zone: string }

/** What happened to a release. */
export function HistoryList({ rows, names, zone }: Props) {
  const t = useTranslations()
  const nameOf = (id: string) => names[id] ?? t('history.someone')
  const commitOf = commitsIn(rows.map(({ event }) => event))
  const say = ({ event }: HistoryRow) => describe(t, event, { zone, nameOf, commitOf })
  return <RecordList {...{ rows, say, zone }} />
}
