import { getLocale, getTranslations } from 'next-intl/server'
import { DecisionCard } from '@/components/ui/decision-card'
import { Moment } from '@/components/ui/moment'
import { moneyText } from '@/lib/words/money-text'
import { Sha } from '@/components/ui/sha'
import type { BookView } from '@/db/queries/price-book'
import type { PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'
import { obstacle } from '@/lib/price-books/decide'
import type { Rehearsal } from '@/lib/price-books/rehearse'
import type { Viewer } from '@/lib/release/people'
import { BookCommands } from './book-commands'

type Props = { view: BookView; viewer: Viewer; rehearsal: Rehearsal | null }

/** What a version waits for, and what publishing it would mean; or what became of it. */
export async function BookDecision({ view, viewer, rehearsal }: Props) {
  const t = await getTranslations('books')
  const commands = <BookCommands {...{ view, viewer }} />
  if (rehearsal) {
    const refusal = obstacle(view.situation, 'publishBook', viewer)
    const anothers = refusal?.code === 'wrong-role' || refusal?.code === 'edited-by-you'
    return (
      <DecisionCard
        what={t('publish')}
        waitsFor={anothers ? t('publishBy') : undefined}
        consequences={await publishing(view, rehearsal)}
      >
        {commands}
      </DecisionCard>
    )
  }
  return (
    <section className="flex flex-col gap-3 rounded border border-line bg-surface p-4">
      <Decided view={view} zone={viewer.zone} />
      {commands}
    </section>
  )
}

/** What publishing changes, in the words of the last releases. */
async function publishing({ book, situation, before }: BookView, rehearsal: Rehearsal) {
  const [t, locale] = await Promise.all([getTranslations('books'), getLocale()])
  const money = (amount: string) => moneyText(amount, book.currency, locale)
  const { count, releases, dearer, cheaper, blocked } = rehearsal
  const from = book.validFrom
  const ended = endOf(before, [...situation.published, book])
  return [
    t('publishes.begins', { from }),
    ...(from <= situation.today ? [t('publishes.began', { from })] : []),
    ...(before && ended !== null && ended !== before.validTo
      ? [t('publishes.ends', { version: String(before.version), day: ended })]
      : []),
    count === 0
      ? t('publishes.none')
      : t('publishes.drafts', {
          dearer: dearer.length,
          count,
          releases: releases.length,
          by: money(rehearsal.dearerBy),
        }),
    ...(cheaper.length > 0
      ? [t('publishes.cheaper', { cheaper: cheaper.length, by: money(rehearsal.cheaperBy) })]
      : []),
    ...(blocked.length > 0 ? [t('publishes.blocked', { blocked: blocked.length })] : []),
    t('publishes.stay'),
  ]
}

/** The last day of the version before, once this one stands after it. */
function endOf(before: PriceBook | null, published: readonly PriceBook[]) {
  const then = inForce(published).find(
    ({ code, version }) => code === before?.code && version === before.version,
  )
  return then?.validTo ?? null
}

async function Decided({ view, zone }: { view: BookView; zone: string }) {
  const t = await getTranslations('books')
  const { publishedAt, publishedBy, retiredAt, retiredBy, retireReason, sha256 } = view
  return (
    <div className="flex flex-col gap-1 text-13">
      {publishedAt !== null && (
        <p>
          {t.rich('publishedLine', {
            who: publishedBy ?? t('machine'),
            when: () => <Moment at={publishedAt} zone={zone} />,
          })}
          {sha256 !== null && (
            <span className="text-soft">
              {' · SHA-256 '}
              <Sha of={sha256} />
            </span>
          )}
        </p>
      )}
      {retiredAt !== null && (
        <p className="break-words">
          {t.rich('retiredLine', {
            who: retiredBy ?? t('machine'),
            when: () => <Moment at={retiredAt} zone={zone} />,
            reason: retireReason ?? '',
          })}
        </p>
      )}
    </div>
  )
}
