import { getTranslations } from 'next-intl/server'
import { TermsFields } from '@/components/invoice/terms-fields'
import { CommandForm } from '@/components/forms/command-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { listHolders } from '@/db/queries/terms'
import { requireViewer } from '@/lib/auth/viewer'
import { termsLevels, type TermsLevel } from '@/lib/invoice/terms'
import { obstacle } from '@/lib/terms/decide'
import { explainTerms } from '@/lib/words/terms'
import { addTerms } from '../actions'
import { HolderSearch } from './holder-search'

export async function generateMetadata() {
  const t = await getTranslations('terms')
  return { title: t('add') }
}

export default async function NewTermsPage({ searchParams }: PageProps<'/invoices/terms/new'>) {
  const viewer = await requireViewer()
  const { level, search, code } = askedFrom(await searchParams)
  const [{ holders, books }, t, shared] = await Promise.all([
    listHolders(viewer, level, search),
    getTranslations('terms'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(null, 'addTerms', viewer)
  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('add')} meta={t('addMeta')} />
      <Card title={t('form.whose')}>
        <HolderSearch level={level} search={search} />
      </Card>
      <Card title={t('form.what')}>
        <CommandForm
          action={addTerms}
          subject={crypto.randomUUID()}
          expected={0}
          hidden={{ level }}
          submit={t('form.submit')}
          obstacle={refusal && explainTerms(t, shared, refusal)}
          consequences={[t('form.consequence'), t('form.whole')]}
        >
          <TermsFields {...{ level, holders, books, code }} />
        </CommandForm>
      </Card>
    </main>
  )
}

type Asked = Record<string, string | string[] | undefined>

function askedFrom({ level, q, code }: Asked): { level: TermsLevel; search: string; code: string } {
  const text = (value: Asked[string]) =>
    typeof value === 'string' ? value.trim().replaceAll('\0', '').slice(0, 100) : ''
  return {
    level: termsLevels.find(one => one === level) ?? 'buyer_negotiated',
    search: text(q),
    code: text(code),
  }
}
