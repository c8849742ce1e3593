import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { Role } from '@/lib/release/workflow'

export function RoleTags({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations('ui.roles')
  return (
    <span className="inline-flex flex-wrap gap-1">
      {roles.map(role => (
        <Tag key={role}>{t(role)}</Tag>
      ))}
    </span>
  )
}
