import { useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import type { CustomerView } from '@/db/queries/installation'

export function CompanyFacts({ of }: { of: CustomerView }) {
  const t = useTranslations('installations')
  const missing = <span className="text-faint">{t('facts.missing')}</span>
  const facts = [
    { term: t('facts.country'), detail: of.country },
    { term: t('facts.vatId'), detail: of.vatId ?? missing },
    { term: t('facts.registration'), detail: of.registration ?? missing },
    { term: t('facts.contact'), detail: of.contact ?? missing },
    { term: t('facts.language'), detail: t(`languages.${of.language}`) },
  ]
  const asPartner = { term: t('facts.asPartner'), detail: t('facts.mayBuy') }
  return <Facts of={of.partner ? [...facts, asPartner] : facts} />
}
