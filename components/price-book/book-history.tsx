import { getLocale, getTranslations } from 'next-intl/server'
import { Moment } from '@/components/ui/moment'
import { moneyText } from '@/lib/words/money-text'
import type { BookRecord } from '@/db/queries/price-book'
import type { Currency } from '@/lib/money'
import { describeBook } from '@/lib/words/rule'

type Props = { record: readonly BookRecord[]; currency: Currency; zone: string }

/** The record of a version in sentences: who, in which role, did what, when. */
export async function BookHistory({ record, currency, zone }: Props) {
  const [t, word, role, machine, locale] = await Promise.all([
    getTranslations('books'),
    getTranslations('invoice'),
    getTranslations('release'),
    getTranslations('history'),
    getLocale(),
  ])
  const money = (amount: string) => moneyText(amount, currency, locale)
  return (
    <ol>
      {record.map((row, index) => (
        <li key={index} className="border-b border-line px-4 py-2 text-13 last:border-b-0">
          <p className="break-words">
            <strong className="font-medium">
              {row.person ?? machine(`machines.${row.machine ?? 'scheduler'}`)}
            </strong>{' '}
            {describeBook(t, word, money, row.event)}
          </p>
          <p className="text-12 text-soft">
            <Moment at={row.at} zone={zone} /> · {role(`roles.${row.role}`)}
            {row.channel !== 'screen' && ` · ${machine(`channels.${row.channel}`)}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
