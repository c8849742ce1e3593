import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { FailedDelivery } from '@/db/queries/deliveries'
import { obstacle } from '@/lib/deliveries/decide'
import type { Viewer } from '@/lib/release/people'
import { explain } from '@/lib/words/explain'
import { resendDelivery } from './actions'

const kinds = ['call-target', 'deliver-checkpoints'] as const

type Props = { failed: readonly FailedDelivery[]; viewer: Viewer }

export async function FailedDeliveries({ failed, viewer }: Props) {
  const [t, shared, tracks] = await Promise.all([
    getTranslations('deliveries'),
    getTranslations('refusals'),
    getTranslations('release.tracks'),
  ])
  const refusal = obstacle(viewer)
  const kindOf = ({ queue }: FailedDelivery) => kinds.find(kind => kind === queue) ?? 'other'
  const about = ({ release, track }: FailedDelivery) =>
    release && track ? `${release}, ${tracks(track)}` : null

  return (
    <Table
      caption={t('list')}
      rows={failed}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', head: t('what'), names: true, cell: row => t(`kinds.${kindOf(row)}`) },
        { key: 'about', head: t('about'), cell: about },
        { key: 'why', head: t('why'), cell: ({ why }) => why ?? t('whyNot') },
        { key: 'tries', head: t('tries'), numeric: true, cell: ({ tries }) => tries },
        {
          ...{ key: 'failedAt', head: t('failedAt'), tight: true },
          cell: ({ failedAt }) => <Moment at={failedAt} zone={viewer.zone} />,
        },
        {
          ...{ key: 'act', head: t('act'), headHidden: true },
          cell: ({ id }) => (
            <CommandForm
              action={resendDelivery}
              subject={id}
              expected={0}
              submit={t('resend')}
              obstacle={refusal && explain(shared, refusal)}
            />
          ),
        },
      ]}
    />
  )
}
