import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import type { Considered } from '@/lib/invoice/terms'
import { explainConsidered } from '@/lib/words/terms'

/** Which terms were looked at, strongest first, and why each won or did not. */
export function TermsWhy({ of }: { of: readonly Considered[] }) {
  const t = useTranslations('terms')
  const word = useTranslations('invoice')
  return (
    <Disclosure summary={t('why.title')}>
      <ol className="flex flex-col gap-1 text-13">
        {of.map(each => (
          <li key={`${each.level} ${each.terms?.code ?? ''} ${String(each.terms?.version)}`}>
            <span className="text-soft">{word(`level.${each.level}`)}: </span>
            {each.terms &&
              `${t('numbered', { code: each.terms.code, version: String(each.terms.version) })}. `}
            {explainConsidered(t, each)}
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
