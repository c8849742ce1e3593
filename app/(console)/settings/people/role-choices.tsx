import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/forms/checkbox-group'
import { roles, type Role } from '@/lib/release/workflow'

/** Every role with what it may do. */
export function RoleChoices({ held = [] }: { held?: readonly Role[] }) {
  const t = useTranslations('people.roles')
  const names = useTranslations('ui.roles')
  const options = roles.map(role => ({
    value: role,
    label: names(role),
    hint: t(`hints.${role}`),
  }))
  return <CheckboxGroup name="roles" label={t('legend')} options={options} values={held} />
}
