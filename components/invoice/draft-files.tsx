import { useTranslations } from 'next-intl'
import { buttonLook } from '@/components/ui/button'
import { Sha } from '@/components/ui/sha'
import type { HandedOver } from '@/lib/invoice/events'

type Props = { id: string; handedOver: HandedOver | null }

/** The draft as files: for people, for accounting's software, and as it is kept. Once handed over each has its digest. */
export function DraftFiles({ id, handedOver }: Props) {
  const t = useTranslations('documents')
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={t('files')} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {(['pdf', 'xml', 'json'] as const).map(kind => {
          const digest = handedOver?.sha256[kind]
          return (
            <li key={kind} className="flex items-center gap-2">
              <a
                href={`/invoices/${id}/draft.${kind}`}
                download
                className={buttonLook({ size: 'small' })}
              >
                {t(`download.${kind}`)}
              </a>
              {digest !== undefined && <Sha of={digest} />}
            </li>
          )
        })}
      </ul>
      {handedOver && (
        <p className="text-13 text-soft">{t('handedOver', { channel: handedOver.channel })}</p>
      )}
    </div>
  )
}
