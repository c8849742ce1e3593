import { getLocale, getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { RadioGroup } from '@/components/forms/radio-group'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { AccountingView } from '@/db/queries/accounting'
import { accountingSubject } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/accounting/decide'
import type { TerritoryAsked } from '@/lib/accounting/territory-asked'
import { countryName } from '@/lib/invoice/document/country-name'
import { soldFrom } from '@/lib/invoice/party'
import { territories, territoryTreatments } from '@/lib/invoice/territories'
import type { Viewer } from '@/lib/release/people'
import { explainAccounting } from '@/lib/words/accounting'
import { decideTerritory } from './actions'

type Props = {
  known: AccountingView
  viewer: Viewer
  /** What a blocked draft asks for: with it the form stands open, filled in. */
  asked: TerritoryAsked | null
}

/** Decides as what sales to buyers in a territory are taxed, from a day on. */
export async function TerritoryForm({ known, viewer, asked }: Props) {
  const [t, shared, locale] = await Promise.all([
    getTranslations('accounting'),
    getTranslations('refusals'),
    getLocale(),
  ])
  // One company sells to all of them, so that there is nothing to choose.
  const seller = soldFrom(territories[0])
  const refusal = obstacle(known, 'decideTerritory', viewer)
  return (
    <CommandForm
      action={decideTerritory}
      subject={accountingSubject}
      expected={known.seq}
      hidden={{ seller }}
      submit={t('territories.submit')}
      obstacle={refusal && explainAccounting(t, shared, refusal)}
      consequences={[t('territories.soldFrom', { seller }), t('territories.consequence')]}
      folded={asked ? undefined : t('territories.add')}
      tone="plain"
    >
      <SelectField
        name="territory"
        label={t('territories.territory')}
        options={territories.map(value => ({ value, label: countryName(value, locale) }))}
        value={asked?.territory}
      />
      <RadioGroup
        name="treatment"
        label={t('territories.treatment')}
        options={([...territoryTreatments, 'undecided'] as const).map(value => ({
          value,
          label: t(`territories.as.${value}`),
        }))}
      />
      <TextField
        name="from"
        type="date"
        label={t('territories.from')}
        hint={t('territories.fromHint')}
        value={asked?.from}
      />
      <TextField
        name="evidence"
        label={t('territories.evidence')}
        hint={t('territories.evidenceHint')}
      />
    </CommandForm>
  )
}
