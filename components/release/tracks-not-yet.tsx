import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'

/** Stages 3 to 5 begin with the readiness approval. */
export async function TracksNotYet() {
  const t = await getTranslations('stages')
  return <EmptyState title={t('tracksNotYet')}>{t('tracksNotYetHint')}</EmptyState>
}
