import { countIn } from '@/lib/count'
import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/forms/checkbox-group'
import { CommandForm } from '@/components/forms/command-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { Viewer } from '@/lib/release/people'
import { scopes } from '@/lib/release/workflow'
import { lifetimes } from '@/lib/tokens/commands'
import { obstacle } from '@/lib/tokens/decide'
import { explainToken } from '@/lib/words/token'
import { issueToken } from './actions'
import { Secret } from './secret'

type Props = { viewer: Viewer; now: Date; partners: readonly { id: string; name: string }[] }

export function IssueTokenForm({ viewer, now, partners }: Props) {
  const t = useTranslations('tokens')
  const shared = useTranslations('refusals')
  const ui = useTranslations('ui')
  const refusal = obstacle({ now, token: null, taken: null }, 'issueToken', viewer)
  return (
    <CommandForm
      action={issueToken}
      subject={crypto.randomUUID()}
      expected={0}
      submit={t('submit')}
      obstacle={refusal && explainToken(t, shared, refusal)}
      consequences={[t('consequence')]}
    >
      <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="off" />
      <CheckboxGroup
        name="scopes"
        label={t('scopes')}
        options={scopes.map(value => ({ value, label: value, hint: t(`may.${value}`) }))}
      />
      <SelectField
        name="partner"
        label={t('partner')}
        hint={t('partnerHint')}
        options={[
          { value: '', label: t('nobody') },
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        optional
      />
      <TextField
        name="installation"
        label={t('installation')}
        hint={t('installationHint')}
        autoComplete="off"
        optional
      />
      <SelectField
        name="days"
        label={t('expires')}
        options={lifetimes.map(value => ({
          value,
          label: t('days', { count: countIn(value) }),
        }))}
        value="90"
      />
      <Secret
        words={{
          title: t('secret'),
          once: t('secretOnce'),
          copy: ui('copy.copy'),
          copied: ui('copy.copied'),
        }}
      />
    </CommandForm>
  )
}
