import { useLocale, useTranslations } from 'next-intl'
import { RecordList } from '@/components/release/record-list'
import type { BookRecord } from '@/db/queries/price-book'
import type { Currency } from '@/lib/money'
import { moneyText } from '@/lib/words/money-text'
import { describeBook } from '@/lib/words/rule'

type Props = { record: readonly BookRecord[]; currency: Currency; zone: string }

/** What happened to a version of a price book. */
export function BookHistory({ record, currency, zone }: Props) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  const locale = useLocale()
  const money = (amount: string) => moneyText(amount, currency, locale)
  const say = ({ event }: BookRecord) => describeBook(t, word, money, event)
  return <RecordList rows={record} {...{ say, zone }} />
}
