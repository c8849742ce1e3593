import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { KeyHelp } from '@/components/invoice/key-help'
import { buttonLook } from '@/components/ui/button'
import { getNeighbours } from '@/db/queries/review'
import { addressOf, idIn, reviewFilter, type Asked } from '@/lib/invoice/review'
import type { Viewer } from '@/lib/release/people'

type Props = { id: string; asked: Asked; viewer: Viewer }

/** From a draft to the next one of the list it was opened from, in the order and with the filter of that list. */
export async function Walk({ id, asked, viewer }: Props) {
  const known = idIn(id)
  const filter = reviewFilter(asked)
  const found = known === null ? null : await getNeighbours(viewer, filter, known)
  if (!found) return null
  const t = await getTranslations('review.walk')
  const kept = new URLSearchParams(addressOf(filter)).toString()
  const address = (of: string | null) =>
    `/invoices${of === null ? '' : `/${of}`}${kept && `?${kept}`}`
  const look = buttonLook({ tone: 'quiet', size: 'small' })
  const { before, after, place, of } = found
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-2 text-13">
      <Link href={address(null)} data-key="u" className={look}>
        {t('list')}
      </Link>
      {before !== null && (
        <Link href={address(before)} rel="prev" data-key="p" className={look}>
          {t('before')}
        </Link>
      )}
      <span className="text-soft tabular-nums">
        {t('place', { place: String(place), of: String(of) })}
      </span>
      {after !== null && (
        <Link href={address(after)} rel="next" data-key="n" className={look}>
          {t('next')}
        </Link>
      )}
      <span className="ml-auto">
        <KeyHelp />
      </span>
    </nav>
  )
}
