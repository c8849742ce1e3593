import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import { Card } from '@/components/ui/card'
import type { PersonName } from '@/db/queries/names'
import type { Stood } from '@/db/queries/situation'
import { digestOf } from '@/lib/release/digest'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { confirmPlan, startRollout } from './actions'
import { HoldForm } from './hold-form'
import { PlanFacts } from './plan-facts'
import { PlanForm } from './plan-form'

type Props = {
  situation: Stood
  viewer: Viewer
  names: ReadonlyMap<string, PersonName>
  track: Track
}

/** When one track goes out, who is responsible, and whether a second person agreed. */
export async function TrackPlan(props: Props) {
  const { situation, viewer, names, track } = props
  const word = await getTranslations('release')
  return (
    <Card title={word(`tracks.${track.type}`)}>
      <div className="flex flex-col gap-4">
        <PlanFacts situation={situation} names={names} track={track} />
        {track.stage === 'scheduling' && <Planning {...props} />}
        {track.stage === 'deployment' && <HoldForm {...{ situation, viewer, track }} />}
      </div>
    </Card>
  )
}

async function Planning({ situation, viewer, names, track }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.scheduling'),
    getTranslations('release'),
  ])
  const { type, plan } = track
  const shared = { situation, viewer, track: type }
  const consequence = type === 'serverless' ? t('startsByItself') : t('startsByHand')
  return (
    <Deciding {...shared} stage="scheduling" consequences={[consequence]}>
      <CommandRow>
        {plan && (
          <ReleaseForm
            {...shared}
            command="confirmPlan"
            action={confirmPlan}
            hidden={{ seen: digestOf(situation.release, 'plan', type) }}
            submit={t('confirm')}
          />
        )}
        {plan && type !== 'serverless' && (
          <ReleaseForm
            {...shared}
            command="startRollout"
            action={startRollout}
            submit={t('start', { track: word(`tracks.${type}`) })}
          />
        )}
        <PlanForm {...shared} plan={plan} names={names} />
        <HoldForm {...{ situation, viewer, track }} />
      </CommandRow>
    </Deciding>
  )
}
