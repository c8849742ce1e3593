import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { infrastructures, operators } from '@/lib/invoice/facts'
import { sales } from '@/lib/invoice/terms'
import type { InstallationFacts } from '@/lib/installations/events'
import { trackTypes } from '@/lib/release/workflow'

type Known = Omit<InstallationFacts, 'partnerId'> & { partner: string | null }
type Props = { partners: readonly string[]; known?: Known }

/** What is asked about an installation, with what is known already. Fields are named like the columns of the file. */
export function InstallationFields({ partners, known }: Props) {
  const t = useTranslations('installations')
  return (
    <>
      <TextField
        name="installation"
        label={t('form.installation')}
        hint={t('form.installationHint')}
        value={known?.name}
        autoComplete="off"
      />
      <FieldRow>
        <SelectField
          name="type"
          label={t('form.type')}
          options={trackTypes.map(value => ({ value, label: t(`types.${value}`) }))}
          value={known?.track ?? 'self_hosted'}
        />
        <TextField
          name="current_version"
          label={t('form.version')}
          hint={t('form.versionHint')}
          value={known?.version ?? undefined}
          code
        />
        <SelectField
          name="infrastructure"
          label={t('form.infrastructure')}
          options={infrastructures.map(value => ({ value, label: t(`infrastructures.${value}`) }))}
          value={known?.infrastructure}
        />
        <TextField
          name="region"
          label={t('form.region')}
          hint={t('form.regionHint')}
          value={known?.region}
        />
        <Count name="nodes" label={t('form.nodes')} value={known?.nodes} />
        <Count name="environments" label={t('form.environments')} value={known?.environments} />
        <SelectField
          name="operator"
          label={t('form.operator')}
          options={operators.map(value => ({ value, label: t(`operators.${value}`) }))}
          value={known?.operator ?? 'customer'}
        />
        <SelectField
          name="sale"
          label={t('form.sale')}
          options={sales.map(value => ({ value, label: t(`saleMeans.${value}`) }))}
          value={known?.sale}
        />
      </FieldRow>
      <SelectField
        name="partner"
        label={t('form.partner')}
        hint={t('form.partnerHint')}
        options={[
          { value: '', label: t('form.noPartner') },
          ...partners.map(name => ({ value: name, label: name })),
        ]}
        value={known?.partner ?? ''}
        optional
      />
      <TextField
        name="health_url"
        label={t('form.health')}
        hint={t('form.healthHint')}
        value={known?.healthUrl ?? undefined}
        optional
        code
      />
    </>
  )
}

type CountProps = { name: string; label: string; value: number | undefined }

function Count({ value = 1, ...field }: CountProps) {
  return <TextField {...field} value={String(value)} inputMode="numeric" />
}
