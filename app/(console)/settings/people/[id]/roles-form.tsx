import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/forms/command-form'
import { Card } from '@/components/ui/card'
import type { PersonRow } from '@/db/queries/people'
import { setRoles } from '../actions'
import { RoleChoices } from '../role-choices'

export function RolesForm({ person }: { person: PersonRow }) {
  const t = useTranslations('people.roles')
  return (
    <Card title={t('title')}>
      <CommandForm
        action={setRoles}
        subject={person.email}
        expected={person.seq}
        submit={t('submit')}
        obstacle={null}
      >
        <RoleChoices held={person.roles} />
      </CommandForm>
    </Card>
  )
}
