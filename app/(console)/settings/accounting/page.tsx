import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getAccounting } from '@/db/queries/accounting'
import { territoryAsked } from '@/lib/accounting/territory-asked'
import { requireViewer } from '@/lib/auth/viewer'
import { vendorDay } from '@/lib/calendar/vendor-day'
import { ContactForm } from './contact-form'
import { PolicyForm } from './policy-form'
import { RateForm, WithdrawRateForm } from './rate-form'
import { RateTable } from './rate-table'
import { SellerForm } from './seller-form'
import { Territories } from './territories'

export async function generateMetadata() {
  const t = await getTranslations('accounting')
  return { title: t('title') }
}

export default async function AccountingPage({ searchParams }: PageProps<'/settings/accounting'>) {
  const viewer = await requireViewer()
  const asked = territoryAsked(await searchParams)
  const today = vendorDay(new Date())
  const [known, t] = await Promise.all([getAccounting(viewer), getTranslations('accounting')])
  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      <Card title={t('contact.title')}>
        <ContactForm known={known} viewer={viewer} />
      </Card>
      <Card title={t('policy.title')}>
        <PolicyForm known={known} viewer={viewer} />
      </Card>
      <Territories {...{ known, viewer, asked, today }} />
      <Card title={t('rates.title')} flush>
        <RateTable rates={known.rates} zone={viewer.zone} />
        <div className="border-t border-line p-4">
          <CommandRow>
            <RateForm known={known} viewer={viewer} />
            <WithdrawRateForm known={known} viewer={viewer} />
          </CommandRow>
        </div>
      </Card>
      {(['FR', 'IS'] as const).map(country => (
        <Card key={country} title={t(`seller.title.${country}`)}>
          <SellerForm {...{ country, known, viewer }} />
        </Card>
      ))}
    </main>
  )
}
