import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/forms/command-form'
import { TextField } from '@/components/forms/text-field'
import { ZoneField } from '@/components/forms/zone-field'
import { Card } from '@/components/ui/card'
import type { PersonRow } from '@/db/queries/people'
import { editPerson } from '../actions'

export function ProfileForm({ person }: { person: PersonRow }) {
  const t = useTranslations('people.profile')
  return (
    <Card title={t('title')}>
      <CommandForm
        action={editPerson}
        subject={person.email}
        expected={person.seq}
        submit={t('submit')}
        obstacle={null}
      >
        <TextField name="name" label={t('name')} value={person.name} autoComplete="off" />
        <ZoneField name="zone" label={t('zone')} value={person.zone} />
      </CommandForm>
    </Card>
  )
}
