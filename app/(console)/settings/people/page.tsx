import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { listPeople, situationOf } from '@/db/queries/people'
import { requireViewer } from '@/lib/auth/viewer'
import { personObstacle } from '@/lib/people/permissions'
import { AddPersonForm } from './add-person-form'
import { PeopleTable } from './people-table'
import { ReadOnly } from './read-only'

export async function generateMetadata() {
  const t = await getTranslations('people')
  return { title: t('title') }
}

export default async function PeoplePage() {
  const viewer = await requireViewer()
  const [people, t] = await Promise.all([listPeople(viewer), getTranslations('people')])
  const refusal = personObstacle(situationOf(null, people), 'addPerson', viewer)

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('count', { count: people.length })} />
      <p className="text-soft">{t('intro')}</p>
      {refusal ? <ReadOnly people={people} /> : <AddPersonForm />}
      <Card flush>
        <PeopleTable people={people} viewer={viewer} now={new Date()} />
      </Card>
    </main>
  )
}
