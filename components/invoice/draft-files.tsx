import { useTranslations } from 'next-intl'
import { buttonLook } from '@/components/ui/button'

/** The draft as files: for people, for accounting's software, and as it is kept. */
export function DraftFiles({ id }: { id: string }) {
  const t = useTranslations('documents')
  return (
    <ul aria-label={t('files')} className="flex flex-wrap gap-2">
      {(['pdf', 'xml', 'json'] as const).map(kind => (
        <li key={kind}>
          <a
            href={`/invoices/${id}/draft.${kind}`}
            download
            className={buttonLook({ size: 'small' })}
          >
            {t(`download.${kind}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
