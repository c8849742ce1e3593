import { useTranslations } from 'next-intl'
import { buttonLook } from '@/components/ui/button'
import type { ReviewFilter } from '@/lib/invoice/review'

/** The files of everything that is listed, once a release is chosen. */
export function DocumentsZip({ filter: { version, state } }: { filter: ReviewFilter }) {
  const t = useTranslations('documents')
  if (version === null) return null
  const query = new URLSearchParams({ release: version, ...(state && { state }) })
  return (
    <p>
      <a
        href={`/invoices/documents.zip?${query.toString()}`}
        download
        className={buttonLook({ size: 'small' })}
      >
        {t('download.zip')}
      </a>
    </p>
  )
}
