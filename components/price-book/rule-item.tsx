import { useLocale, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { moneyText } from '@/lib/words/money-text'
import type { Finding } from '@/lib/invoice/lint'
import type { Rule } from '@/lib/invoice/price-book'
import type { Currency } from '@/lib/money'
import { sayRule, sayWhen, textOf } from '@/lib/words/rule'
import { Findings } from './findings'

type Props = {
  rule: Rule
  currency: Currency
  findings: readonly Finding[]
  edit: string | null
}

/** One rule: what it is called, what it does and when, and what is wrong with it. */
export function RuleItem({ rule, currency, findings, edit }: Props) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  const locale = useLocale()
  const text = textOf(rule, locale)
  const money = (amount: string) => moneyText(amount, currency, locale)
  return (
    <li className="flex items-start justify-between gap-4 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 text-13">
        <p>
          <span className="font-mono font-medium">{rule.code}</span>{' '}
          <span className="text-soft">{t(`kind.${rule.kind}`)}</span>
        </p>
        <p className="break-words tabular-nums">{sayRule(t, word, money, rule)}</p>
        {text !== '' && <p className="break-words text-soft">{text}</p>}
        <p className="text-12 text-soft">
          {sayWhen(t, word, rule.when)} · {t('order', { seq: String(rule.seq) })}
          {rule.termsClause !== null && ` · ${t('clause', { clause: rule.termsClause })}`}
        </p>
        <Findings of={findings} />
      </div>
      {edit !== null && (
        <ButtonLink href={edit} size="small" aria-label={t('editRule', { code: rule.code })}>
          {t('edit')}
        </ButtonLink>
      )}
    </li>
  )
}
