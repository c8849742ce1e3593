import { useLocale, useTranslations } from 'next-intl'
import { RecordList } from '@/components/release/record-list'
import type { DraftRecord } from '@/db/queries/draft'
import type { Currency } from '@/lib/money'
import { describeDraft } from '@/lib/words/draft-event'
import { moneyText } from '@/lib/words/money-text'

type Props = { record: readonly DraftRecord[]; zone: string }

/** What happened to a draft. */
export function DraftHistory({ record, zone }: Props) {
  const t = useTranslations('invoice')
  const locale = useLocale()
  const money = (amount: string, currency: Currency) => moneyText(amount, currency, locale)
  const say = ({ event }: DraftRecord) => describeDraft(t, event, money)
  return <RecordList rows={record} {...{ say, zone }} />
}
