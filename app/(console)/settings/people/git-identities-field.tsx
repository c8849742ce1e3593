import { useTranslations } from 'next-intl'
import { TextArea } from '@/components/forms/text-area'

export function GitIdentitiesField({ known = [] }: { known?: readonly string[] }) {
  const t = useTranslations('people.git')
  return (
    <TextArea
      name="gitIdentities"
      label={t('label')}
      hint={t('hint')}
      value={known.join('\n')}
      rows={3}
      optional
      code
    />
  )
}
