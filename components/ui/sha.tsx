import { useTranslations } from 'next-intl'
import { CopyCode } from './copy-code'

export function Sha({ of }: { of: string }) {
  const t = useTranslations('ui')
  return <CopyCode code={of} copyLabel={t('copy.copy')} copiedLabel={t('copy.copied')} />
}
