import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import type { PersonName } from '@/db/queries/names'
import { clockChange } from '@/lib/calendar/wall'
import { approvals, type Track } from '@/lib/release/release'
import type { Situation } from '@/lib/release/situation'

type Props = { situation: Situation; names: ReadonlyMap<string, PersonName>; track: Track }

export async function PlanFacts({ situation: { release, world }, names, track }: Props) {
  const t = await getTranslations('stages.scheduling')
  const { plan, held, type } = track
  if (!plan) return <Status is="waiting">{t('unplanned')}</Status>

  const [confirmed] = approvals(release, 'plan', type)
  const expired =
    plan.expired || (track.stage === 'scheduling' && plan.expiresAt <= world.now.toISOString())
  const change = clockChange({ local: plan.startLocal, zone: plan.zone })
  return (
    <Facts
      of={[
        {
          term: t('state'),
          detail: <State {...{ expired, held, confirmed: confirmed !== undefined }} />,
        },
        {
          term: t('starts'),
          detail: (
            <>
              <Moment at={plan.startsAt} zone={plan.zone} />
              {change !== 'none' && <span className="text-warn-text"> {t(`clock.${change}`)}</span>}
            </>
          ),
        },
        { term: t('expires'), detail: <Moment at={plan.expiresAt} zone={plan.zone} /> },
        { term: t('owner'), detail: names.get(plan.ownerId)?.name ?? '–' },
        { term: t('plannedBy'), detail: names.get(plan.plannedBy)?.name ?? '–' },
        { term: t('confirmedBy'), detail: confirmed ? names.get(confirmed.person)?.name : '–' },
      ]}
    />
  )
}

type StateProps = { expired: boolean; held: string | null; confirmed: boolean }

async function State({ expired, held, confirmed }: StateProps) {
  const t = await getTranslations('stages.scheduling')
  if (held !== null) return <Status is="held">{t('held', { reason: held })}</Status>
  if (expired) return <Status is="failed">{t('expired')}</Status>
  return (
    <Status is={confirmed ? 'passed' : 'waiting'}>
      {t(confirmed ? 'confirmed' : 'unconfirmed')}
    </Status>
  )
}
