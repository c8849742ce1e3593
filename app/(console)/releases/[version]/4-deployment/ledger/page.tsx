import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LedgerBalance } from '@/components/invoice/ledger-balance'
import { LedgerFilters } from '@/components/invoice/ledger-filters'
import { LedgerTable } from '@/components/invoice/ledger-table'
import { LedgerTotals } from '@/components/invoice/ledger-totals'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { getLedger, ledgerPageLength } from '@/db/queries/ledger-page'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { ledgerKinds } from '@/lib/invoice/ledger'
import { notThere } from '../../../../not-there'

type Props = PageProps<'/releases/[version]/4-deployment/ledger'>

export default async function LedgerPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [{ version: asked }, search] = await Promise.all([params, searchParams])
  const situation = await getSituation(viewer, decodeURIComponent(asked))
  if (!situation) return notThere()
  const kind = ledgerKinds.find(one => one === search.entry) ?? null
  const [{ balance, counts, totals, rows }, t, word] = await Promise.all([
    getLedger(viewer, { releaseId: situation.id, kind, after: uuidIn(search.after) }),
    getTranslations('ledger'),
    getTranslations('release'),
  ])
  const { version } = situation.release
  const stage = `/releases/${version}/4-deployment`
  const more = { ...(kind && { entry: kind }), after: rows.at(-1)?.installationId ?? '' }

  return (
    <>
      <nav aria-label={t('back')} className="text-13">
        <Link href={stage} className="link">
          {word('stages.deployment')}
        </Link>
        {' · '}
        <Link href={`/invoices?release=${version}`} className="link">
          {t('drafts')}
        </Link>
      </nav>
      <LedgerBalance version={version} balance={balance} linked={false} />
      {counts.length > 0 && (
        <LedgerFilters counts={counts} here={`${stage}/ledger`} chosen={kind} />
      )}
      <LedgerTotals totals={totals} />
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
        ) : (
          <LedgerTable rows={rows} />
        )}
        {rows.length === ledgerPageLength && (
          <MoreLink
            href={`${stage}/ledger?${new URLSearchParams(more).toString()}`}
            label={t('next')}
          />
        )}
      </Card>
    </>
  )
}

function uuidIn(after: string | string[] | undefined) {
  return typeof after === 'string' && uuid.test(after) ? after : null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
