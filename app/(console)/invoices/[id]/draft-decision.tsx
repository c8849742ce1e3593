import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Consequences } from '@/components/ui/consequences'
import { DecisionCard } from '@/components/ui/decision-card'
import { Lasting } from '@/components/ui/lasting'
import { Moment } from '@/components/ui/moment'
import { moneyText } from '@/lib/words/money-text'
import type { DraftView } from '@/db/queries/draft'
import { whoClears } from '@/lib/invoice/blocked'
import type { Viewer } from '@/lib/release/people'
import { DraftBlock } from './draft-block'
import { DraftCommands } from './draft-commands'
import { DraftNotices } from './draft-notices'

type Props = { view: DraftView; viewer: Viewer }

/** What a draft waits for, loud for the person it is for; or what became of it. */
export async function DraftDecision({ view, viewer }: Props) {
  const [t, say] = await Promise.all([getTranslations('invoices'), getTranslations('drafts')])
  const { state, why, since } = view
  const commands = <DraftCommands view={view} viewer={viewer} />
  const lasting = t.rich('duties.since', {
    when: () => <Lasting from={new Date(since)} to={new Date()} />,
  })

  if (why) {
    const who = whoClears(why)
    const mine = who !== 'accounting' && viewer.roles.includes(who)
    return (
      <DecisionCard
        what={t('clear')}
        waitsFor={mine ? undefined : t(`roles.${who}`)}
        since={lasting}
        consequences={[t('againHint'), t('retryHint')]}
      >
        <DraftBlock why={why} installation={view.installationId} />
        {commands}
      </DecisionCard>
    )
  }
  if (state === 'draft' || state === 'in_review' || state === 'approved') {
    const mine = viewer.roles.includes('sales')
    return (
      <DecisionCard
        what={t(`waits.${state}`)}
        waitsFor={mine ? undefined : t('roles.sales')}
        since={lasting}
        consequences={await deciding(view)}
      >
        <DraftNotices view={view} zone={viewer.zone} />
        {commands}
      </DecisionCard>
    )
  }
  return (
    <section className="flex flex-col gap-3 rounded border border-line bg-surface p-4">
      <Decided view={view} zone={viewer.zone} />
      <DraftNotices view={view} zone={viewer.zone} />
      {state === 'rejected' && (
        <Consequences of={[say('reopens', { revision: String(view.revision + 1) })]} />
      )}
      {commands}
    </section>
  )
}

/** What the next step of this draft means. */
async function deciding({ document, revision, buyer, state }: DraftView) {
  const [t, say, locale] = await Promise.all([
    getTranslations('invoices'),
    getTranslations('drafts'),
    getLocale(),
  ])
  if (!document) return []
  const { totals, currency } = document
  const [net, gross] = [totals.net, totals.gross].map(each => moneyText(each, currency, locale))
  const amounts = { revision: String(revision), net: net ?? '', gross: gross ?? '' }
  const nothingSent = t('sendsNothing', { buyer: buyer?.name ?? '' })
  if (state === 'draft') return [say('submits', amounts), nothingSent]
  return state === 'in_review' ? [t('approves', amounts), nothingSent] : [nothingSent]
}

async function Decided({ view, zone }: { view: DraftView; zone: string }) {
  const [t, word] = await Promise.all([getTranslations('invoices'), getTranslations('invoice')])
  const { state, decidedBy, since, reason, successor } = view
  return (
    <div className="text-13">
      <p className="font-medium">
        {word(`state.${state}`)}
        {decidedBy !== null && (
          <span className="font-normal text-soft">
            {' · '}
            {t.rich('decided', { who: decidedBy, when: () => <Moment at={since} zone={zone} /> })}
          </span>
        )}
      </p>
      {reason !== null && <p className="break-words text-soft">{reason}</p>}
      {successor && (
        <p>
          {t.rich('successor', {
            link: () => (
              <Link href={`/invoices/${successor.id}`} className="link">
                {t('numbered', { number: String(successor.number) })}
              </Link>
            ),
          })}
        </p>
      )}
    </div>
  )
}
