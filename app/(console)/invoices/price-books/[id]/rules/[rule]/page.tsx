import { countIn } from '@/lib/count'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Findings } from '@/components/price-book/findings'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getBook } from '@/db/queries/price-book'
import { requireViewer } from '@/lib/auth/viewer'
import { lint } from '@/lib/invoice/lint'
import { ruleKinds } from '@/lib/invoice/price-book'
import { notThere } from '../../../../../not-there'
import { RemoveRule } from './remove-rule'
import { RuleForm } from './rule-form'

type Props = PageProps<'/invoices/price-books/[id]/rules/[rule]'>

export async function generateMetadata() {
  const t = await getTranslations('books')
  return { title: t('rulesHead') }
}

export default async function RulePage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const { id, rule: place } = await params
  const view = await getBook(viewer, id, new Date())
  const at = place === 'new' ? null : /^\d{1,3}$/.test(place) ? countIn(place) : undefined
  const rule = at === null ? null : at === undefined ? undefined : view?.book.rules[at]
  const wish = rule ? rule.kind : (await searchParams)['kind']
  const kind = ruleKinds.find(known => known === wish)
  if (view?.state !== 'draft' || at === undefined || rule === undefined || !kind) return notThere()

  const t = await getTranslations('books')
  const { book, situation } = view
  const findings = lint(book, situation.published)
  const own = findings.filter(found => found.rule !== null && found.at === at)
  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={
          rule
            ? t('editRule', { code: rule.code })
            : t('newRule', { kind: t(`kind.${kind}`).toLowerCase() })
        }
        meta={
          <Link href={`/invoices/price-books/${id}`} className="link">
            {t('named', { code: book.code, version: String(book.version) })}
          </Link>
        }
      />
      <Card>
        <Findings of={own} />
        <RuleForm {...{ view, viewer, kind, rule, at }} />
      </Card>
      {at !== null && rule && (
        <Card title={t('remove')}>
          <RemoveRule {...{ view, viewer, at, rule }} />
        </Card>
      )}
    </main>
  )
}
