import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { TextArea } from '@/components/forms/text-area'
import type { InstallationView } from '@/db/queries/installation'
import { obstacle } from '@/lib/installations/decide'
import type { Viewer } from '@/lib/release/people'
import { explainInstallation } from '@/lib/words/installation'
import { retireInstallation } from '../../actions'

type Props = { installation: InstallationView; viewer: Viewer }

export async function RetireForm({ installation, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const { id, seq, name } = installation
  const refusal = obstacle(installation, 'retireInstallation', viewer)
  return (
    <CommandForm
      action={retireInstallation}
      subject={id}
      expected={seq}
      submit={t('retire.submit', { name })}
      obstacle={refusal && explainInstallation(t, shared, refusal)}
      consequences={[t('retire.consequence')]}
      folded={t('retire.open', { name })}
      tone="danger"
    >
      <TextArea name="reason" label={t('form.reason')} />
    </CommandForm>
  )
}
