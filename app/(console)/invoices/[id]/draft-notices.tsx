import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import { moneyText } from '@/lib/words/money-text'
import type { DraftView } from '@/db/queries/draft'
import type { Currency } from '@/lib/money'
import { sayDrift } from '@/lib/words/draft-event'

/** What stands beside a draft and should be known before deciding: a hold, a drift, its corrections, its way to accounting. */
export async function DraftNotices({ view }: { view: DraftView }) {
  const [t, word, locale] = await Promise.all([
    getTranslations('drafts'),
    getTranslations('invoice'),
    getLocale(),
  ])
  const { held, drift, rolledBack, problem, booked, corrects, correctedBy, state } = view
  const money = (amount: string, currency: Currency) => moneyText(amount, currency, locale)
  const other = (draft: { id: string; number: number }) => (
    <Link href={`/invoices/${draft.id}`} className="link">
      {t('corrects', { number: String(draft.number) })}
    </Link>
  )
  return (
    <>
      {held !== null && (
        <Callout tone="hold" title={`${t('hold.title')}: ${held}`}>
          {rolledBack ? t('hold.rolledBack') : t('hold.hint')}
        </Callout>
      )}
      {drift && state === 'approved' && (
        <Callout tone="warn" title={`${t('drift.title')}: ${sayDrift(word, drift, money)}`}>
          {t('drift.approved')}
        </Callout>
      )}
      {problem !== null && state === 'handed_over' && (
        <Callout tone="bad" title={t('hand.problem', { problem })} />
      )}
      {booked !== null && <p className="text-13">{t('booked', { number: booked })}</p>}
      {corrects && (
        <p className="text-13">{t.rich('correct.of', { link: () => other(corrects) })}</p>
      )}
      {correctedBy.map(each => (
        <p key={each.id} className="text-13">
          {t.rich('correct.by', { link: () => other(each) })}
        </p>
      ))}
    </>
  )
}
