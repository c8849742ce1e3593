import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { InstallationFields } from '@/components/installation/installation-fields'
import type { CustomerView } from '@/db/queries/installation'
import { obstacle } from '@/lib/installations/decide'
import type { Viewer } from '@/lib/release/people'
import { explainInstallation } from '@/lib/words/installation'
import { addInstallation } from '../actions'

type Props = { customer: CustomerView; partners: readonly string[]; viewer: Viewer }

export async function AddInstallationForm({ customer, partners, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const { name, country } = customer
  const refusal = obstacle(null, 'addInstallation', viewer)
  return (
    <CommandForm
      action={addInstallation}
      subject={crypto.randomUUID()}
      expected={0}
      hidden={{ customer: name, country, vat_id: '', registration: '' }}
      submit={t('addInstallation.submit')}
      obstacle={refusal && explainInstallation(t, shared, refusal)}
      folded={t('addInstallation.title')}
    >
      <InstallationFields partners={partners.filter(partner => partner !== name)} />
    </CommandForm>
  )
}
