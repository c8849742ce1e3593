import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import type { TokenRow } from '@/db/queries/tokens'

type Props = { token: TokenRow; zone: string; now: Date }

/** Whether a token lets anybody in, and since when it does not. */
export function TokenState({ token, zone, now }: Props) {
  const t = useTranslations('tokens')
  const { expiresAt, revokedAt, revokedBy } = token
  if (revokedAt)
    return (
      <Status is="not-applicable">
        {t('revokedBy', { who: revokedBy ?? '–' })} <Moment at={revokedAt} zone={zone} />
      </Status>
    )
  return expiresAt <= now ? (
    <Status is="not-applicable">{t('expired')}</Status>
  ) : (
    <Status is="passed">{t('live')}</Status>
  )
}
