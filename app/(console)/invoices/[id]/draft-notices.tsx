import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import { moneyText } from '@/lib/words/money-text'
import type { DraftView } from '@/db/queries/draft'
import type { Currency } from '@/lib/money'
import type { Hold } from '@/lib/invoice/hold'
import { sayDrift } from '@/lib/words/draft-event'
import { sayHold } from '@/lib/words/hold'

/** What stands beside a draft and should be known before deciding: a hold, a drift, its corrections, its way to accounting. */
export async function DraftNotices({ view, zone }: { view: DraftView; zone: string }) {
  const [t, word, shared, locale] = await Promise.all([
    getTranslations('drafts'),
    getTranslations('invoice'),
    getTranslations('refusals'),
    getLocale(),
  ])
  const { holds, drift, rolledBack, problem, booked, corrects, correctedBy, state } = view
  const money = (amount: string, currency: Currency) => moneyText(amount, currency, locale)
  const other = (draft: { id: string; number: number }) => (
    <Link href={`/invoices/${draft.id}`} className="link">
      {t('corrects', { number: String(draft.number) })}
    </Link>
  )
  return (
    <>
      {holds.map(hold => (
        <Callout key={hold.kind} tone="hold" title={sayHold(word, shared, hold, zone)}>
          {t(`hold.${nextOf(hold, rolledBack)}`)}
        </Callout>
      ))}
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

// A hold of what was rolled back is for cancelling; any other for finding out.
function nextOf({ kind }: Hold, rolledBack: boolean) {
  if (kind === 'technical') return 'checking'
  return rolledBack ? 'rolledBack' : 'hint'
}
