import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { InstallationView } from '@/db/queries/installation'
import { contractFlags } from '@/lib/invoice/contract-flags'
import { flagValues } from '@/lib/installations/commands'
import { obstacle } from '@/lib/installations/decide'
import type { Viewer } from '@/lib/release/people'
import { explainInstallation } from '@/lib/words/installation'
import { recordContractFlag } from '../../actions'

type Props = { installation: InstallationView; viewer: Viewer; today: string }

export async function ContractForm({ installation, viewer, today }: Props) {
  const [t, word, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('invoice'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(installation, 'recordContractFlag', viewer)
  return (
    <CommandForm
      action={recordContractFlag}
      subject={installation.id}
      expected={installation.seq}
      submit={t('contract.submit')}
      obstacle={refusal && explainInstallation(t, shared, refusal)}
      consequences={[t('contract.counts'), t('contract.drafts')]}
      folded={t('contract.open')}
      tone="plain"
    >
      <FieldRow>
        <SelectField
          name="flag"
          label={t('contract.flag')}
          options={contractFlags.map(value => ({ value, label: word(`fact.${value}`) }))}
        />
        <SelectField
          name="value"
          label={t('contract.value')}
          options={flagValues.map(value => ({ value, label: t(`contract.values.${value}`) }))}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name="valid_from"
          type="date"
          label={t('contract.validFrom')}
          hint={t('contract.validFromHint')}
          value={today}
        />
        <TextField
          name="reference"
          label={t('contract.reference')}
          hint={t('contract.referenceHint')}
        />
      </FieldRow>
    </CommandForm>
  )
}
