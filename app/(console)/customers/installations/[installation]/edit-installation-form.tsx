import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { InstallationFields } from '@/components/installation/installation-fields'
import type { InstallationView } from '@/db/queries/installation'
import { vendorDay } from '@/lib/calendar/vendor-day'
import { factSources } from '@/lib/invoice/facts'
import { obstacle } from '@/lib/installations/decide'
import type { Viewer } from '@/lib/release/people'
import { explainInstallation } from '@/lib/words/installation'
import { editInstallation } from '../../actions'

type Props = { installation: InstallationView; viewer: Viewer; partners: readonly string[] }

export async function EditInstallationForm({ installation, viewer, partners }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(installation, 'editInstallation', viewer)
  const today = vendorDay(new Date())
  return (
    <CommandForm
      action={editInstallation}
      subject={installation.id}
      expected={installation.seq}
      submit={t('edit.saveInstallation')}
      obstacle={refusal && explainInstallation(t, shared, refusal)}
      consequences={[t('edit.consequence')]}
      folded={t('edit.installation', { name: installation.name })}
      tone="plain"
    >
      <InstallationFields
        partners={partners.filter(name => name !== installation.customer)}
        known={installation}
      />
      <FieldRow>
        <SelectField
          name="source"
          label={t('form.source')}
          options={factSources.map(value => ({ value, label: t(`sources.${value}`) }))}
        />
        <TextField
          name="as_of"
          type="date"
          label={t('form.asOf')}
          hint={t('form.asOfHint')}
          value={today}
        />
      </FieldRow>
    </CommandForm>
  )
}
