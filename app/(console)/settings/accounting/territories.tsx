import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { AccountingView } from '@/db/queries/accounting'
import { territoriesAnchor, type TerritoryAsked } from '@/lib/accounting/territory-asked'
import { countryName } from '@/lib/invoice/document/country-name'
import { soldFrom } from '@/lib/invoice/party'
import { decisionOn, territories } from '@/lib/invoice/territories'
import type { Viewer } from '@/lib/release/people'
import { TerritoryForm } from './territory-form'
import { TerritoryTable } from './territory-table'

type Props = { known: AccountingView; viewer: Viewer; asked: TerritoryAsked | null; today: string }

/** What accounting decided of territories with VAT rules of their own, and what it has not. */
export function Territories({ known, viewer, asked, today }: Props) {
  const [t, locale] = [useTranslations('accounting'), useLocale()]
  const open = territories.filter(
    territory =>
      !decisionOn(known.territories, { seller: soldFrom(territory), territory, on: today }),
  )
  const places = new Intl.ListFormat(locale).format(open.map(each => countryName(each, locale)))
  return (
    <div id={territoriesAnchor}>
      <Card title={t('territories.title')} flush>
        <TerritoryTable decisions={known.decisions} zone={viewer.zone} />
        <div className="flex flex-col gap-4 border-t border-line p-4">
          {open.length > 0 && <p>{t('territories.undecided', { places })}</p>}
          <TerritoryForm {...{ known, viewer, asked }} />
        </div>
      </Card>
    </div>
  )
}
