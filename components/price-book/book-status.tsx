import { useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'
import type { BookState } from '@/lib/price-books/version'

const shapes = { draft: 'waiting', published: 'passed', retired: 'not-applicable' } as const

/** Where a version of a price book stands. */
export function BookStatus({ state }: { state: BookState }) {
  const t = useTranslations('books')
  return <Status is={shapes[state]}>{t(`state.${state}`)}</Status>
}
