import { useTranslations } from 'next-intl'
import { SelectField } from './select-field'
import type { FieldProps } from './field'

type Props = FieldProps & { value?: string }

/** The zone a wall time is meant in. The list is the server's, so that screen and rule know the same zones. */
export function ZoneField({ value = 'Europe/Paris', ...field }: Props) {
  const t = useTranslations('ui.form')
  const groups = [
    { label: t('commonZones'), options: common.map(asOption) },
    { label: t('allZones'), options: others.map(asOption) },
  ]
  return <SelectField {...field} options={groups} value={value} />
}

const common = ['Europe/Paris', 'Atlantic/Reykjavik', 'UTC']
const others = Intl.supportedValuesOf('timeZone').filter(zone => !common.includes(zone))
const asOption = (zone: string) => ({ value: zone, label: zone.replaceAll('_', ' ') })
