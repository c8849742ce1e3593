import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { ruleKinds } from '@/lib/invoice/price-book'

/** A rule of each kind that there is, each with a form of its own. */
export function AddRule({ id }: { id: string }) {
  const t = useTranslations('books')
  return (
    <nav aria-label={t('addRule')} className="border-t border-line p-4">
      <p className="pb-2 text-13 font-medium">{t('addRule')}</p>
      <ul className="flex flex-wrap gap-1.5">
        {ruleKinds.map(kind => (
          <li key={kind}>
            <ButtonLink
              size="small"
              href={`/invoices/price-books/${id}/rules/new?kind=${kind}`}
              prefetch={false}
            >
              {t(`kind.${kind}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
