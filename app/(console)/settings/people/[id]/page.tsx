import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { findPerson, listPeople } from '@/db/queries/people'
import { requireViewer } from '@/lib/auth/viewer'
import { personObstacle } from '@/lib/people/permissions'
import { notThere } from '../../../not-there'
import { Access } from '../access'
import { ReadOnly } from '../read-only'
import { RoleTags } from '../role-tags'
import { AccessForm } from './access-form'
import { GitIdentitiesForm } from './git-identities-form'
import { ProfileForm } from './profile-form'
import { RolesForm } from './roles-form'

type Props = PageProps<'/settings/people/[id]'>

export async function generateMetadata() {
  const t = await getTranslations('people')
  return { title: t('person') }
}

export default async function PersonPage({ params }: Props) {
  const viewer = await requireViewer()
  const { id } = await params
  const [people, t] = await Promise.all([listPeople(viewer), getTranslations('people')])
  const found = findPerson(people, id)
  if (!found) return notThere()
  const { person, situation } = found
  const readOnly = personObstacle(situation, 'setRoles', viewer) !== null

  const facts = [
    { term: t('columns.email'), detail: person.email },
    { term: t('columns.roles'), detail: <RoleTags roles={person.roles} /> },
    { term: t('columns.git'), detail: person.gitIdentities.join(', ') || t('none') },
    { term: t('zone'), detail: person.zone },
    { term: t('added'), detail: <Moment at={person.addedAt} zone={viewer.zone} /> },
  ]

  return (
    <main className="flex flex-col gap-5">
      <Link href="/settings/people" className="text-13 text-soft hover:text-ink hover:underline">
        {t('back')}
      </Link>
      <PageHeader title={person.name} meta={<Access active={person.active} />} />
      {readOnly && <ReadOnly people={people} />}
      <Card>
        <Facts of={facts} />
      </Card>
      {!readOnly && (
        <>
          <RolesForm person={person} />
          <GitIdentitiesForm person={person} />
          <ProfileForm person={person} />
          <AccessForm person={person} situation={situation} viewer={viewer} />
        </>
      )}
    </main>
  )
}
