import { useTranslations } from 'next-intl'
import type { DraftView } from '@/db/queries/draft'
import { complete } from '@/lib/invoice/document/complete'
import { DraftFiles } from './draft-files'
import { Readiness } from './readiness'

/** What accounting gets of a draft, and whether it is enough. */
export function DraftPapers({ view }: { view: DraftView }) {
  const t = useTranslations('documents')
  const { id, number, revision, state, document, handedOver } = view
  if (!document || number === null) return null
  const whole = complete(document)
  if (!whole) return <p className="text-13 text-soft">{t('tooOld')}</p>
  return (
    <>
      <DraftFiles id={id} handedOver={handedOver} />
      <Readiness document={whole} standing={{ number, revision, state }} />
    </>
  )
}
