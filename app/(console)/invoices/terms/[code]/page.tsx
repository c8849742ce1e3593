import { getTranslations } from 'next-intl/server'
import { TermsVersion } from '@/components/invoice/terms-version'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { getTerms } from '@/db/queries/terms'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { EndTermsForm } from './end-terms-form'

type Props = PageProps<'/invoices/terms/[code]'>

const codeOf = (part: string) => (/^[\w.-]{1,40}$/.test(part) ? part : '')

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('terms')
  return { title: t('of', { code: codeOf((await params).code) }) }
}

export default async function TermsCodePage({ params }: Props) {
  const viewer = await requireViewer()
  const [rows, t, word] = await Promise.all([
    getTerms(viewer, codeOf((await params).code)),
    getTranslations('terms'),
    getTranslations('invoice'),
  ])
  const [newest] = rows
  if (!newest) return notThere()
  const { code, level, agreedFor } = newest.terms
  const next = new URLSearchParams({ level, q: agreedFor, code })
  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('of', { code })}
        meta={
          <>
            <Tag>{word(`level.${level}`)}</Tag>
            <span>{newest.holder}</span>
          </>
        }
        actions={
          <ButtonLink href={`/invoices/terms/new?${next.toString()}`}>{t('addVersion')}</ButtonLink>
        }
      />
      {rows.map(row => (
        <Card key={row.id} title={t('version', { version: String(row.terms.version) })}>
          <div className="flex flex-col gap-4">
            <TermsVersion row={row} zone={viewer.zone} />
            {row.ended === null && <EndTermsForm row={row} viewer={viewer} />}
          </div>
        </Card>
      ))}
    </main>
  )
}
