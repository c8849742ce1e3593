import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/forms/command-form'
import type { TokenRow } from '@/db/queries/tokens'
import { revokeToken } from './actions'

/** Takes a token back, named in the button that does it. */
export function RevokeForm({ token: { id, name, seq } }: { token: TokenRow }) {
  const t = useTranslations('tokens')
  return (
    <CommandForm
      action={revokeToken}
      subject={id}
      expected={seq}
      submit={t('revoke', { name })}
      obstacle={null}
      consequences={[t('revokeConsequence')]}
      folded={t('revokeOpen')}
      tone="danger"
    />
  )
}
