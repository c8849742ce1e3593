import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Status, type StatusName } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { RolloutRow } from '@/db/queries/deployment'
import type { Stood } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { LedgerCell } from './ledger-cell'
import { OutcomeForm } from './outcome-form'

type Props = {
  situation: Stood
  viewer: Viewer
  track: Track
  rollouts: readonly RolloutRow[]
  chosen: string | null
}

const looks = {
  pending: 'waiting',
  installed: 'passed',
  postponed: 'held',
  declined: 'not-applicable',
  failed: 'failed',
} as const satisfies Record<RolloutRow['outcome'], StatusName>

/** A row per installation, independent of each other: its facts, its outcome, its draft or why there is none. */
export async function Rollouts({ situation, viewer, track, rollouts, chosen }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.deployment'),
    getTranslations('release'),
  ])
  const here = `/releases/${situation.release.version}/4-deployment`
  const open = rollouts.find(({ id }) => id === chosen)

  return (
    <>
      {open && <OutcomeForm {...{ situation, viewer, track }} rollout={open} />}
      <Table
        caption={t('rollouts')}
        rows={rollouts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'installation',
            head: t('installation'),
            names: true,
            cell: ({ id, name, customer }) => (
              <Link href={`${here}?installation=${id}`} className="link">
                {customer} · {name}
              </Link>
            ),
          },
          {
            key: 'partner',
            head: t('partner'),
            cell: ({ partner, sale }) => partner && `${partner} (${t(`sales.${sale}`)})`,
          },
          {
            key: 'infrastructure',
            head: t('infrastructure'),
            tight: true,
            cell: ({ infrastructure, nodes }) => t('facts', { infrastructure, nodes }),
          },
          { key: 'version', head: t('version'), cell: ({ version }) => version },
          {
            key: 'outcome',
            head: t('outcome'),
            cell: ({ outcome, reason }) => (
              <Status is={looks[outcome]}>
                {word(`outcomes.${outcome}`)}
                {reason && `: ${reason}`}
              </Status>
            ),
          },
          { key: 'draft', head: t('draft'), cell: row => <LedgerCell row={row} /> },
        ]}
      />
    </>
  )
}
