import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DraftPapers } from '@/components/invoice/draft-papers'
import { DraftHistory } from '@/components/invoice/draft-history'
import { DraftSheet } from '@/components/invoice/draft-sheet'
import { DraftStatus } from '@/components/invoice/draft-status'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getDraft } from '@/db/queries/draft'
import { getUnbilled } from '@/db/queries/unbilled'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../not-there'
import { DraftDecision } from './draft-decision'
import { Unbilled } from './unbilled'

export async function generateMetadata() {
  const t = await getTranslations('invoices')
  return { title: t('kind') }
}

export default async function DraftPage({ params }: PageProps<'/invoices/[id]'>) {
  const viewer = await requireViewer()
  const { id } = await params
  const view = await getDraft(viewer, id)
  if (!view) {
    const unbilled = await getUnbilled(viewer, id)
    return unbilled ? <Unbilled view={unbilled} zone={viewer.zone} /> : notThere()
  }
  const t = await getTranslations('invoices')
  const { number, customer, installation, document, version } = view
  const names = { customer: customer.name, installation }
  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={
          number === null
            ? t('blockedOf', names)
            : t('draftOf', { number: String(number), ...names })
        }
        meta={
          <>
            <DraftStatus state={view.state} />
            {document && <span>{t('revision', { revision: String(view.revision) })}</span>}
            <Link href={`/releases/${version}/4-deployment`}>{version}</Link>
          </>
        }
      />
      <DraftDecision view={view} viewer={viewer} />
      <DraftPapers view={view} />
      {document && <DraftSheet view={view} document={document} />}
      <Card title={t('history')} flush>
        <DraftHistory record={view.record} zone={viewer.zone} />
      </Card>
    </main>
  )
}
