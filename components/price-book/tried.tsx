import { useLocale, useTranslations } from 'next-intl'
import { DraftLines } from '@/components/invoice/draft-lines'
import { Callout } from '@/components/ui/callout'
import { Money } from '@/components/ui/money'
import { price } from '@/lib/invoice/price'
import type { PriceBook } from '@/lib/invoice/price-book'
import { netOf } from '@/lib/price-books/rehearse'
import type { Tried as Facts } from '@/lib/price-books/try'
import { explainBlock } from '@/lib/words/draft'

type Props = { book: PriceBook; tried: Facts }

/** What a version charges for made-up facts, line by line and why; or why it has no price. */
export function Tried({ book, tried: { known, sale, on } }: Props) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  const language = useLocale()
  const answer = price({ known, book, terms: null, sale, on })
  if (!answer.ok)
    return (
      <div role="status">
        <Callout tone="bad" title={t('tryBlocked')}>
          {explainBlock(word, answer.why)}
        </Callout>
      </div>
    )
  const { currency } = book
  const bare = { names: (id: string) => id, asked: { line: null, language }, addresses: null }
  return (
    <div role="status" className="flex flex-col gap-3 border-t border-line pt-4">
      <DraftLines of={{ ...answer.priced, currency }} {...bare} />
      <p className="flex items-baseline justify-between gap-6 border-t border-line-strong pt-2 font-semibold">
        <span>{t('tryNet')}</span>
        <Money amount={netOf(answer.priced, currency)} currency={currency} />
      </p>
    </div>
  )
}
