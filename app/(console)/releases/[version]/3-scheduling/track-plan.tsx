import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import { Card } from '@/components/ui/card'
import type { PersonName } from '@/db/queries/names'
import type { Stood } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { confirmPlan, holdTrack, liftHold, startRollout } from './actions'
import { PlanFacts } from './plan-facts'
import { PlanForm } from './plan-form'

type Props = {
  situation: Stood
  viewer: Viewer
  names: ReadonlyMap<string, PersonName>
  track: Track
}

/** When one track goes out, who is responsible, and whether a second person agreed. */
export async function TrackPlan({ situation, viewer, names, track }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.scheduling'),
    getTranslations('release'),
  ])
  const { type, plan, held } = track
  const shared = { situation, viewer, track: type }

  return (
    <Card title={word(`tracks.${type}`)}>
      <div className="flex flex-col gap-4">
        <PlanFacts situation={situation} names={names} track={track} />
        <Deciding
          situation={situation}
          viewer={viewer}
          stage="scheduling"
          track={type}
          consequences={[type === 'serverless' ? t('startsByItself') : t('startsByHand')]}
        >
          <CommandRow>
            <PlanForm {...shared} plan={plan} names={names} />
            <ReleaseForm
              {...shared}
              command="confirmPlan"
              action={confirmPlan}
              submit={t('confirm')}
            />
            {type !== 'serverless' && (
              <ReleaseForm
                {...shared}
                command="startRollout"
                action={startRollout}
                submit={t('start', { track: word(`tracks.${type}`) })}
              />
            )}
            {held === null ? (
              <ReleaseForm
                {...shared}
                command="holdTrack"
                action={holdTrack}
                submit={t('hold')}
                folded={t('holdOpen')}
                tone="plain"
              >
                <TextArea name="reason" label={t('holdReason')} />
              </ReleaseForm>
            ) : (
              <ReleaseForm {...shared} command="liftHold" action={liftHold} submit={t('lift')} />
            )}
          </CommandRow>
        </Deciding>
      </div>
    </Card>
  )
}
