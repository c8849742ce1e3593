import { getTranslations } from 'next-intl/server'
import { Promised } from '@/components/release/promise'
import { StageRail } from '@/components/release/stage-rail'
import { PageHeader } from '@/components/ui/page-header'
import { Sha } from '@/components/ui/sha'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { currentEnv } from '@/lib/env'
import { slug, stages } from '@/lib/release/workflow'

export async function generateMetadata({ params }: LayoutProps<'/releases/[version]'>) {
  const { version } = await params
  return { title: `${currentEnv().PRODUCT_NAME} ${decodeURIComponent(version)}` }
}

export default async function ReleaseLayout({
  params,
  children,
}: LayoutProps<'/releases/[version]'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return children
  const [t, word] = await Promise.all([getTranslations('stages'), getTranslations('release')])
  const { release } = situation
  const path = `/releases/${release.version}`

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={`${currentEnv().PRODUCT_NAME} ${release.version}`}
        meta={
          <>
            <Tag>{word(`kinds.${release.kind}`)}</Tag>
            {release.stage === 'withdrawn' && <Tag tone="bad">{t('withdrawn')}</Tag>}
            {release.stage === 'closed' && <Tag tone="ok">{t('closed')}</Tag>}
            <span>{release.title}</span>
            {release.commit && (
              <>
                <span>{t('revision', { revision: release.revision })}</span>
                <Sha of={release.commit} />
              </>
            )}
          </>
        }
        actions={<Promised situation={situation} zone={viewer.zone} />}
      />
      <StageRail situation={situation} viewer={viewer} />
      <Tabs
        label={t('pages')}
        tabs={[
          { href: path, label: t('overview') },
          ...stages.map((stage, index) => ({
            href: `${path}/${slug(stage)}`,
            label: `${String(index + 1)} ${word(`stages.${stage}`)}`,
          })),
          { href: `${path}/history`, label: t('history') },
        ]}
      />
      {children}
    </main>
  )
}
