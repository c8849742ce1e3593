import { getTranslations } from 'next-intl/server'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import { Moment } from '@/components/ui/moment'
import { Status, type StatusName } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { AttemptRow } from '@/db/queries/deployment'
import type { Stood } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { retryDeployment } from './actions'

type Props = { situation: Stood; viewer: Viewer; track: Track; attempts: readonly AttemptRow[] }

const looks = {
  requested: 'waiting',
  called: 'running',
  succeeded: 'running',
  confirmed: 'passed',
  failed: 'failed',
  unknown: 'unknown',
} as const satisfies Record<AttemptRow['state'], StatusName>

/** What the deploy target was asked and what it answered; only the version it was seen serving counts. */
export async function ServerlessDeployment({ situation, viewer, track, attempts }: Props) {
  const t = await getTranslations('stages.deployment')
  return (
    <>
      <Table
        caption={t('attempts')}
        rows={attempts}
        rowKey={row => String(row.attempt)}
        columns={[
          { key: 'attempt', head: t('attempt'), names: true, cell: row => row.attempt },
          { key: 'version', head: t('version'), cell: row => row.version },
          {
            key: 'state',
            head: t('state'),
            cell: row => <Status is={looks[row.state]}>{t(`states.${row.state}`)}</Status>,
          },
          {
            key: 'asked',
            head: t('asked'),
            cell: row => <Moment at={row.requestedAt} zone={viewer.zone} />,
          },
          {
            key: 'answered',
            head: t('answered'),
            cell: row => row.settledAt && <Moment at={row.settledAt} zone={viewer.zone} />,
          },
          { key: 'detail', head: t('detail'), cell: row => row.detail },
        ]}
      />
      {track.stage === 'deployment' && (
        <Deciding situation={situation} viewer={viewer} stage="deployment" track={track.type}>
          <ReleaseForm
            {...{ situation, viewer }}
            track={track.type}
            command="retryDeployment"
            action={retryDeployment}
            submit={t('retry')}
          />
        </Deciding>
      )}
    </>
  )
}
