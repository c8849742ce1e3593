import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Moment } from '@/components/ui/moment'
import { Status, type StatusName } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { PersonName } from '@/db/queries/names'
import { criterionOf } from '@/lib/release/criteria'
import { roleFor, type Viewer } from '@/lib/release/people'
import type { Criterion } from '@/lib/release/release'
import type { Situation } from '@/lib/release/situation'
import { criterionTitle } from '@/lib/words/criterion'

type Props = { situation: Situation; viewer: Viewer; names: ReadonlyMap<string, PersonName> }

/** The readiness items of this release: who answers each, how it stands, and on what evidence. */
export async function Criteria({ situation: { release, world }, viewer, names }: Props) {
  const [t, word, all] = await Promise.all([
    getTranslations('stages.readiness'),
    getTranslations('release'),
    getTranslations(),
  ])
  const ownerOf = ({ key }: Criterion) => criterionOf(release.template, key)?.owner ?? 'product'

  return (
    <Table
      caption={t('criteria')}
      rows={release.criteria}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'criterion',
          head: t('criterion'),
          names: true,
          cell: item => (
            <Link
              href={`/releases/${release.version}/2-readiness?criterion=${item.key}`}
              className="link"
            >
              {criterionTitle(all, item.key)}
            </Link>
          ),
        },
        { key: 'owner', head: t('owner'), cell: item => word(`roles.${ownerOf(item)}`) },
        {
          key: 'state',
          head: t('state'),
          cell: item => {
            const mine = roleFor(viewer, [ownerOf(item)]) !== null
            return (
              <Status is={statusOf(item, world.now, mine)}>
                {item.answer ? word(`answers.${item.answer.state}`) : word('answers.open')}
                {item.answer?.state === 'waived' && (
                  <>
                    {' · '}
                    {t('until')} <Moment at={item.answer.expiresAt} zone={viewer.zone} />
                  </>
                )}
              </Status>
            )
          },
        },
        { key: 'evidence', head: t('evidence'), cell: item => evidenceOf(item) },
        {
          key: 'by',
          head: t('by'),
          cell: ({ by, at }) =>
            by &&
            at && (
              <span className="text-soft">
                {names.get(by)?.name} · <Moment at={at} zone={viewer.zone} />
              </span>
            ),
        },
      ]}
    />
  )
}

function statusOf({ answer }: Criterion, now: Date, mine: boolean): StatusName {
  switch (answer?.state) {
    case undefined:
      return mine ? 'yours' : 'waiting'
    case 'passing':
      return 'passed'
    case 'failing':
      return 'failed'
    case 'not_applicable':
      return 'not-applicable'
    case 'waived':
      return answer.expiresAt <= now.toISOString() ? 'failed' : 'held'
  }
}

function evidenceOf({ answer }: Criterion) {
  if (!answer) return null
  return 'evidence' in answer ? answer.evidence : answer.reason
}
