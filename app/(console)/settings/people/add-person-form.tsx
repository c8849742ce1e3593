import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/forms/command-form'
import { TextField } from '@/components/forms/text-field'
import { ZoneField } from '@/components/forms/zone-field'
import { addPerson } from './actions'
import { GitIdentitiesField } from './git-identities-field'
import { RoleChoices } from './role-choices'

export function AddPersonForm() {
  const t = useTranslations('people')
  return (
    <CommandForm
      action={addPerson}
      expected={0}
      submit={t('add.submit')}
      obstacle={null}
      folded={t('add.title')}
    >
      <TextField
        name="subject"
        type="email"
        label={t('add.email')}
        hint={t('add.emailHint')}
        autoComplete="off"
      />
      <TextField name="name" label={t('add.name')} autoComplete="off" />
      <RoleChoices />
      <ZoneField name="zone" label={t('zone')} />
      <GitIdentitiesField />
    </CommandForm>
  )
}
