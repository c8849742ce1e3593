import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listPartners, listTokens } from '@/db/queries/tokens'
import { requireViewer } from '@/lib/auth/viewer'
import { IssueTokenForm } from './issue-token-form'
import { TokenTable } from './token-table'

export async function generateMetadata() {
  const t = await getTranslations('tokens')
  return { title: t('title') }
}

/** What other programs come in by: a CI that hands in reports, a dashboard that reads. */
export default async function TokensPage() {
  const viewer = await requireViewer()
  const [tokens, partners, t] = await Promise.all([
    listTokens(viewer),
    listPartners(viewer),
    getTranslations('tokens'),
  ])
  const now = new Date()

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      <Card title={t('issued')} flush>
        {tokens.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <TokenTable tokens={tokens} viewer={viewer} now={now} />
        )}
      </Card>
      <Card title={t('issue')}>
        <IssueTokenForm viewer={viewer} now={now} partners={partners} />
      </Card>
    </main>
  )
}
