import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/forms/command-form'
import { Card } from '@/components/ui/card'
import type { PersonRow } from '@/db/queries/people'
import { setGitIdentities } from '../actions'
import { GitIdentitiesField } from '../git-identities-field'

export function GitIdentitiesForm({ person }: { person: PersonRow }) {
  const t = useTranslations('people.git')
  return (
    <Card title={t('title')}>
      <CommandForm
        action={setGitIdentities}
        subject={person.email}
        expected={person.seq}
        submit={t('submit')}
        obstacle={null}
      >
        <GitIdentitiesField known={person.gitIdentities} />
      </CommandForm>
    </Card>
  )
}
