import { useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import type { CustomerView } from '@/db/queries/installation'
import { readVatId } from '@/lib/invoice/vat-id'
import type { InstallationWords } from '@/lib/words/installation'

export function CompanyFacts({ of }: { of: CustomerView }) {
  const t = useTranslations('installations')
  const missing = <span className="text-faint">{t('facts.missing')}</span>
  const city = [of.postalCode, of.city].filter(Boolean).join(' ')
  const place = [of.street, city].filter(Boolean).join(', ')
  const facts = [
    { term: t('facts.country'), detail: of.country },
    { term: t('facts.address'), detail: place === '' ? missing : place },
    { term: t('facts.vatId'), detail: of.vatId ?? missing },
    ...(of.vatId ? [{ term: t('facts.vatEvidence'), detail: evidence(t, of, of.vatId) }] : []),
    { term: t('facts.registration'), detail: of.registration ?? missing },
    {
      term: t('facts.endpoint'),
      detail: of.endpointScheme ? `${of.endpointScheme}:${of.endpointId ?? ''}` : missing,
    },
    { term: t('facts.contact'), detail: of.contact ?? missing },
    { term: t('facts.language'), detail: t(`languages.${of.language}`) },
  ]
  const asPartner = { term: t('facts.asPartner'), detail: t('facts.mayBuy') }
  return <Facts of={of.partner ? [...facts, asPartner] : facts} />
}

function evidence(t: InstallationWords, of: CustomerView, vatId: string) {
  if (of.confirmed) {
    const { on, by, reference } = of.confirmed
    return t('evidence.confirmed', { on, by: by ?? t('record.machine'), reference })
  }
  return t(
    `evidence.${readVatId(vatId, of.country).status === 'unknown' ? 'unknown' : 'format_ok'}`,
  )
}
