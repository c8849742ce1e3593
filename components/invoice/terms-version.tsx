import { useTranslations } from 'next-intl'
import { Facts, type Fact } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Sha } from '@/components/ui/sha'
import type { TermsRow } from '@/db/queries/terms'
import type { Rule } from '@/lib/invoice/price-book'

type Props = { row: TermsRow; zone: string }

/** One version of terms of sale, whole. */
export function TermsVersion({ row, zone }: Props) {
  const t = useTranslations('terms')
  const { terms, addedBy, addedAt, ended } = row
  const { due, validFrom: from, validTo: to, document, commissionPercent } = terms
  const facts: Fact[] = [
    {
      term: t('columns.valid'),
      detail: to === null ? t('open', { from }) : t('until', { from, to }),
    },
    { term: t('columns.due'), detail: t(`dueIn.${due.kind}`, { days: due.days }) },
    { term: t('form.party'), detail: t(`parties.${terms.party}`) },
    { term: t('form.priceBook'), detail: terms.priceBook ?? t('form.usualBook') },
    ...terms.rules.flatMap(rule => brought(t, rule)),
    ...(commissionPercent === null
      ? []
      : [{ term: t('form.commission'), detail: t('percent', { percent: commissionPercent }) }]),
    { term: t('form.document'), detail: <Document of={document} /> },
    {
      term: t('columns.added'),
      detail: (
        <>
          {addedBy ?? t('machine')} · <Moment at={addedAt} zone={zone} />
        </>
      ),
    },
  ]
  const end = ended && {
    term: t('end.ended'),
    detail: (
      <>
        {ended.by ?? t('machine')} · <Moment at={ended.at} zone={zone} />
        <span className="block">{ended.reason}</span>
      </>
    ),
  }
  return <Facts of={end ? [...facts, end] : facts} />
}

function Document({ of }: { of: TermsRow['terms']['document'] }) {
  return of ? (
    <>
      {of.name} · <Sha of={of.sha256} />
    </>
  ) : null
}

function brought(t: ReturnType<typeof useTranslations<'terms'>>, rule: Rule): Fact[] {
  const clause = rule.termsClause === null ? '' : ` (${rule.termsClause})`
  switch (rule.kind) {
    case 'partner_margin_pct':
    case 'discount_pct':
      return [
        {
          term: t(`brings.${rule.kind}`),
          detail: `${t('percent', { percent: rule.percent })}${clause}`,
        },
      ]
    case 'discount_abs':
    case 'minimum':
    case 'maximum':
      return [{ term: t(`brings.${rule.kind}`), detail: `${rule.amount}${clause}` }]
    case 'flat':
    case 'per_unit':
    case 'tiered':
    case 'surcharge_pct':
    case 'waiver':
    case 'info':
      return [{ term: rule.code, detail: rule.text.en }]
  }
}
