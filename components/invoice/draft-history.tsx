import { getLocale, getTranslations } from 'next-intl/server'
import { Moment } from '@/components/ui/moment'
import { moneyText } from '@/lib/words/money-text'
import type { DraftRecord } from '@/db/queries/draft'
import type { Currency } from '@/lib/money'
import { describeDraft } from '@/lib/words/draft-event'

type Props = { record: readonly DraftRecord[]; zone: string }

/** The record of a draft in sentences: who, in which role, did what, when. */
export async function DraftHistory({ record, zone }: Props) {
  const [t, word, machine, locale] = await Promise.all([
    getTranslations('invoice'),
    getTranslations('release'),
    getTranslations('history'),
    getLocale(),
  ])
  const money = (amount: string, currency: Currency) => moneyText(amount, currency, locale)
  return (
    <ol>
      {record.map((row, index) => (
        <li key={index} className="border-b border-line px-4 py-2 text-13 last:border-b-0">
          <p className="break-words">
            <strong className="font-medium">
              {row.person ?? machine(`machines.${row.machine ?? 'scheduler'}`)}
            </strong>{' '}
            {describeDraft(t, row.event, money)}
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
