import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/forms/command-form'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import type { PersonRow } from '@/db/queries/people'
import type { PersonSituation } from '@/lib/people/person'
import { personObstacle } from '@/lib/people/permissions'
import type { Viewer } from '@/lib/release/people'
import { explainPerson } from '@/lib/words/explain-person'
import { disablePerson, enablePerson } from '../actions'

type Props = { person: PersonRow; situation: PersonSituation; viewer: Viewer }

/** Disables, or enables again: one of the two makes sense. */
export function AccessForm({ person, situation, viewer }: Props) {
  const t = useTranslations('people')
  const { name, email, seq, active } = person
  const refusal = personObstacle(situation, active ? 'disablePerson' : 'enablePerson', viewer)
  const obstacle = refusal && explainPerson(t, refusal)

  return (
    <Card title={t('disable.title')}>
      {active ? (
        <CommandForm
          key="disable"
          action={disablePerson}
          subject={email}
          expected={seq}
          submit={t('disable.submit')}
          obstacle={obstacle}
          tone="danger"
          folded={t('disable.folded', { name })}
          consequences={[
            t('disable.consequences.sessions', { name }),
            t('disable.consequences.record', { name }),
          ]}
        >
          <TextArea name="reason" label={t('disable.reason')} />
        </CommandForm>
      ) : (
        <CommandForm
          key="enable"
          action={enablePerson}
          subject={email}
          expected={seq}
          submit={t('enable.submit', { name })}
          obstacle={obstacle}
          consequences={[t('enable.consequence', { name })]}
        />
      )}
    </Card>
  )
}
