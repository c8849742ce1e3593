import { getTranslations } from 'next-intl/server'
import { TextArea } from '@/components/forms/text-area'
import { ReleaseForm } from '@/components/release/release-form'
import { Moment } from '@/components/ui/moment'
import { Status } from '@/components/ui/status'
import type { IncidentRow } from '@/db/queries/monitoring'
import type { Stood } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import { resolveIncident } from './actions'

type Props = { situation: Stood; viewer: Viewer; incidents: readonly IncidentRow[] }

export async function Incidents({ situation, viewer, incidents }: Props) {
  const t = await getTranslations('stages.monitoring')
  if (incidents.length === 0) return <p className="text-13 text-soft">{t('noIncidents')}</p>
  return (
    <ul className="flex flex-col gap-3" aria-label={t('incidents')}>
      {incidents.map(row => (
        <li key={row.incident} className="flex flex-col gap-1 text-13">
          <Status is={row.resolvedAt ? 'passed' : 'failed'}>
            {t('incident', { number: row.incident, severity: row.severity })}: {row.summary}
          </Status>
          <p className="text-soft">
            {row.by} · <Moment at={row.at} zone={viewer.zone} />
          </p>
          {row.resolvedAt ? (
            <p className="text-soft">
              {t('resolved')} {row.resolution} · {row.resolvedBy} ·{' '}
              <Moment at={row.resolvedAt} zone={viewer.zone} />
            </p>
          ) : (
            <ReleaseForm
              {...{ situation, viewer }}
              track={row.track}
              command="resolveIncident"
              action={resolveIncident}
              submit={t('resolve', { number: row.incident })}
              hidden={{ incident: String(row.incident) }}
              folded={t('resolveOpen', { number: row.incident })}
              tone="plain"
            >
              <TextArea name="resolution" label={t('resolution')} />
            </ReleaseForm>
          )}
        </li>
      ))}
    </ul>
  )
}
