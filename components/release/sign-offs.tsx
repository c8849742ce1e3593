import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import type { PersonName } from '@/db/queries/names'
import type { SignOff } from '@/lib/release/release'

type Props = { votes: readonly SignOff[]; names: ReadonlyMap<string, PersonName>; zone: string }

/** Who signed what, for which revision: the votes that count now. The history keeps those taken back. */
export async function SignOffs({ votes, names, zone }: Props) {
  const t = await getTranslations('stages.signOffs')
  const word = await getTranslations('release')
  return (
    <Card title={t('title')}>
      {votes.length === 0 && <p className="text-13 text-soft">{t('none')}</p>}
      <ul className="flex flex-col gap-2 text-13">
        {votes.map(({ gate, track, revision, person, role, decision, at }) => (
          <li key={`${gate} ${track ?? ''} ${person}`} className="flex flex-wrap gap-x-2">
            <Status is={decision === 'approve' ? 'passed' : 'failed'}>
              {word(`gates.${gate}`)}
              {track && ` · ${word(`tracks.${track}`)}`}
            </Status>
            <span className="text-soft">
              {names.get(person)?.name ?? t('somebody')} ({word(`roles.${role}`)}) ·{' '}
              <Moment at={at} zone={zone} /> · {t('revision', { revision })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
