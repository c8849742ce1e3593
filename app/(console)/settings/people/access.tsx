import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'

export function Access({ active }: { active: boolean }) {
  const t = useTranslations('people.access')
  return active ? <Tag tone="ok">{t('active')}</Tag> : <Tag tone="bad">{t('disabled')}</Tag>
}
