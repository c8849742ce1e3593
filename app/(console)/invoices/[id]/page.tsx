import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DraftPapers } from '@/components/invoice/draft-papers'
import { DraftHistory } from '@/components/invoice/draft-history'
import { DraftSheet } from '@/components/invoice/draft-sheet'
import { DraftStatus } from '@/components/invoice/draft-status'
import type { LineAddresses } from '@/components/invoice/line-links'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getDraft } from '@/db/queries/draft'
import { listNames } from '@/db/queries/names'
import { getUnbilled } from '@/db/queries/unbilled'
import { requireViewer } from '@/lib/auth/viewer'
import { lineAddress, lineAsked } from '@/lib/invoice/line-asked'
import { addressOf, reviewFilter, type Asked } from '@/lib/invoice/review'
import { notThere } from '../../not-there'
import { DraftDecision } from './draft-decision'
import { DraftEdits } from './draft-edits'
import { DraftRecompute } from './draft-recompute'
import { LastReleaseFold } from './last-release'
import { Unbilled } from './unbilled'
import { Walk } from './walk'

export async function generateMetadata() {
  const t = await getTranslations('invoices')
  return { title: t('kind') }
}

export default async function DraftPage({ params, searchParams }: PageProps<'/invoices/[id]'>) {
  const viewer = await requireViewer()
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const [view, people] = await Promise.all([getDraft(viewer, id), listNames(viewer)])
  if (!view) {
    const unbilled = await getUnbilled(viewer, id)
    return unbilled ? <Unbilled view={unbilled} zone={viewer.zone} /> : notThere()
  }
  const [t, locale] = await Promise.all([getTranslations('invoices'), getLocale()])
  const { number, customer, installation, document, version, state } = view
  const names = nameOf(people)
  const about = { customer: customer.name, installation }
  return (
    <main className="flex flex-col gap-5">
      <Walk id={id} asked={asked} viewer={viewer} />
      <PageHeader
        title={
          number === null
            ? t('blockedOf', about)
            : t('draftOf', { number: String(number), ...about })
        }
        meta={
          <>
            <DraftStatus state={view.state} />
            {document && <span>{t('revision', { revision: String(view.revision) })}</span>}
            <Link href={`/releases/${version}/4-deployment`}>{version}</Link>
            <Link href={`/releases/${version}/4-deployment/ledger`}>{t('openLedger')}</Link>
          </>
        }
      />
      <DraftDecision view={view} viewer={viewer} />
      <DraftPapers view={view} />
      {document && state === 'draft' && <DraftRecompute view={view} viewer={viewer} />}
      {document && (
        <DraftSheet
          {...{ view, document, names }}
          asked={lineAsked(asked, locale)}
          addresses={addressesOf(id, asked)}
        />
      )}
      {document && <LastReleaseFold id={id} viewer={viewer} />}
      {document && state === 'draft' && (
        <DraftEdits view={view} document={document} viewer={viewer} />
      )}
      <Card title={t('history')} flush>
        <DraftHistory record={view.record} zone={viewer.zone} />
      </Card>
    </main>
  )
}

const nameOf = (people: Awaited<ReturnType<typeof listNames>>) => (id: string) =>
  people.get(id)?.name ?? ''

/** Who stays keeps the list the draft was opened from; a link that is given away leads to the line alone. */
const addressesOf = (id: string, asked: Asked): LineAddresses => ({
  stay: (line, language) => lineAddress(id, line, language, addressOf(reviewFilter(asked))),
  give: (line, language) => lineAddress(id, line, language),
})
