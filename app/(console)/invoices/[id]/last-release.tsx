import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DifferenceTable } from '@/components/invoice/difference-table'
import { Disclosure } from '@/components/ui/disclosure'
import { moneyText } from '@/lib/words/money-text'
import { getLastRelease, type LastRelease } from '@/db/queries/last-release'
import { compare, subtract } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'

type Props = { id: string; viewer: Viewer }

/** The draft beside the one of the installation's last release, folded: line by line. */
export async function LastReleaseFold({ id, viewer }: Props) {
  const last = await getLastRelease(viewer, id)
  if (!last) return null
  const [t, locale] = await Promise.all([getTranslations('review.last'), getLocale()])
  const { number, version, was, is, difference } = last
  const title = t('title', { number: String(number), version })
  return (
    <section className="rounded border border-line bg-surface px-4 py-2">
      <Disclosure
        summary={[title, ...more(last, locale, amount => t('more', { amount }))].join(': ')}
      >
        <div className="flex flex-col gap-3">
          <Link href={`/invoices/${last.id}`} className="link text-13">
            {t('open')}
          </Link>
          {difference ? (
            <DifferenceTable of={{ difference, was, is }} />
          ) : (
            <p className="text-13 text-soft">{t('same')}</p>
          )}
        </div>
      </Disclosure>
    </section>
  )
}

function more({ was, is }: LastRelease, locale: string, say: (amount: string) => string) {
  if (was.currency !== is.currency) return []
  const apart = subtract(is.totals.net, was.totals.net)
  const amount = moneyText(apart, is.currency, locale)
  return [say(compare(apart, '0') > 0 ? `+${amount}` : amount)]
}
