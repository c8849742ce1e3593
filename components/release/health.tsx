import { getTranslations } from 'next-intl/server'
import { Disclosure } from '@/components/ui/disclosure'
import { Lasting } from '@/components/ui/lasting'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import type { CheckRow } from '@/db/queries/monitoring'
import type { Track } from '@/lib/release/release'
import { healthOf } from '@/lib/release/verdict'
import { HealthStatus, looks } from './health-status'

type Props = {
  track: Track
  lastRead: string | null
  checks: readonly CheckRow[]
  zone: string
  now: Date
}

/** The verdict, the readings it rests on, and how long the watch still lasts. */
export async function Health({ track, lastRead, checks, zone, now }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.monitoring'),
    getTranslations('release'),
  ])
  const { monitorUntil, stage, end } = track
  return (
    <div className="flex flex-col gap-2 text-13">
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {stage !== 'closed' && !monitorUntil ? (
          <Status is="waiting">{t('notYet')}</Status>
        ) : (
          <HealthStatus health={healthOf(track, lastRead, now)} zone={zone} />
        )}
        {end && <Status is={end === 'closed' ? 'passed' : 'failed'}>{t(`ends.${end}`)}</Status>}
        {stage === 'monitoring' && monitorUntil && (
          <Window {...{ now, zone }} until={new Date(monitorUntil)} read={lastRead !== null} />
        )}
      </div>
      {checks.length > 0 && (
        <Disclosure summary={t('checks', { count: checks.length })}>
          <ul className="flex flex-col gap-1 text-12">
            {checks.map(check => (
              <li key={`${check.url} ${check.at}`} className="flex flex-wrap gap-x-3">
                <Status is={looks[check.verdict]}>{word(`verdicts.${check.verdict}`)}</Status>
                <code className="break-all text-soft">{check.url}</code>
                <span className="tabular-nums">
                  {check.status}{' '}
                  {check.milliseconds !== null && t('ms', { count: check.milliseconds })}
                </span>
                <span className="text-soft">{check.detail}</span>
                <Moment at={check.at} zone={zone} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}

type WindowProps = { now: Date; zone: string; until: Date; read: boolean }

// The looks go on after the window until somebody closes the track: both are said, side by side.
async function Window({ now, zone, until, read }: WindowProps) {
  const t = await getTranslations('stages.monitoring')
  const open = until > now
  const more = open
    ? t.rich('left', { left: () => <Lasting from={now} to={until} /> })
    : read && t('stillRead')
  return (
    <span className="text-soft">
      {t.rich(open ? 'until' : 'over', { until: () => <Moment at={until} zone={zone} /> })}
      {more && <> · {more}</>}
    </span>
  )
}
