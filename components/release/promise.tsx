import { getTranslations } from 'next-intl/server'
import { Lasting } from '@/components/ui/lasting'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import { promiseClock } from '@/lib/release/promise'
import type { Situation } from '@/lib/release/situation'

type Props = { situation: Situation; zone: string }

/** The promise to serverless customers: how long is left, or whether it was kept. */
export async function Promised({ situation: { release, world }, zone }: Props) {
  const t = await getTranslations('stages.promise')
  const clock = promiseClock(release, world.promiseHours, world.now)
  switch (clock.state) {
    case 'not-running':
      return null
    case 'running':
      return (
        <Status is="running">
          {t.rich('running', { left: () => <Lasting from={world.now} to={clock.due} /> })}
        </Status>
      )
    case 'broken':
      return (
        <Status is="failed">
          {t('broken')} <Moment at={clock.due} zone={zone} />
        </Status>
      )
    case 'kept':
    case 'missed':
      return (
        <Status is={clock.state === 'kept' ? 'passed' : 'failed'}>
          {t(clock.state)} <Moment at={clock.availableAt} zone={zone} />
        </Status>
      )
  }
}
