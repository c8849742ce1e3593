import { useLocale, useTranslations } from 'next-intl'
import { moneyText } from '@/lib/words/money-text'
import type { PriceBook, Rule } from '@/lib/invoice/price-book'
import type { Currency } from '@/lib/money'
import { changesBetween, type BookChange } from '@/lib/price-books/changes'
import { sayRule, sayValidity, sayWhen } from '@/lib/words/rule'

type Props = { before: PriceBook; after: PriceBook }

/** What a version says otherwise than the one before it. */
export function ChangeList({ before, after }: Props) {
  const t = useTranslations('books')
  const changes = changesBetween(before, after)
  if (changes.length === 0)
    return (
      <p className="text-13 text-soft">{t('noChanges', { version: String(before.version) })}</p>
    )
  return (
    <ul className="flex flex-col gap-2 text-13">
      {changes.map((change, index) => (
        <li key={index} className="break-words">
          <Change of={change} currency={after.currency} />
        </li>
      ))}
    </ul>
  )
}

function Change({ of, currency }: { of: BookChange; currency: Currency }) {
  const t = useTranslations('books')
  const say = useRule(currency)
  switch (of.kind) {
    case 'validity':
      return t('change.validity', { from: sayValidity(t, of.from), to: sayValidity(t, of.to) })
    case 'added':
    case 'removed': {
      const { rule } = of
      return t(`change.${of.kind}`, { code: rule.code, rule: say(rule) })
    }
    case 'changed':
      return <Changed {...of} currency={currency} />
  }
}

type Pair = Extract<BookChange, { kind: 'changed' }> & { currency: Currency }

function Changed({ from, to, currency }: Pair) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  const say = useRule(currency)
  const [said, was] = [say(to), say(from)]
  const [when, before] = [sayWhen(t, word, to.when), sayWhen(t, word, from.when)]
  return (
    <>
      <p>{t('change.changed', { code: to.code, to: said })}</p>
      {said !== was && <p className="text-soft">{t('change.was', { from: was })}</p>}
      {when !== before && (
        <p className="text-soft">
          {t('change.condition', { when })}; {t('change.was', { from: before })}
        </p>
      )}
      {said === was && when === before && <p className="text-soft">{t('change.texts')}</p>}
    </>
  )
}

function useRule(currency: Currency) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  const locale = useLocale()
  const money = (amount: string) => moneyText(amount, currency, locale)
  return (rule: Rule) => sayRule(t, word, money, rule)
}
