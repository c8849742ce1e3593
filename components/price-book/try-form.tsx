import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { contractFlags } from '@/lib/invoice/contract-flags'
import { sales } from '@/lib/invoice/terms'
import type { PriceBook } from '@/lib/invoice/price-book'
import { conditions, ranges } from '@/lib/price-books/rule-form'
import { factsTried } from '@/lib/price-books/try'
import { TryField, type TryProps } from './try-field'
import { Tried } from './tried'

type Props = {
  id: string
  book: PriceBook
  asked: Readonly<Record<string, string | string[] | undefined>>
  today: string
}

/** Facts as somebody makes them up, priced by this version. By address: it can be sent to somebody, and keeps nothing. */
export function TryForm({ id, book, asked, today }: Props) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  const tried = factsTried(asked, today)
  const shared = (name: TryProps['name']) => ({
    name,
    value: typeof asked[name] === 'string' ? asked[name] : '',
    wrong: tried.wrong.some(field => field === name),
  })
  return (
    <div className="flex flex-col gap-4">
      <form action={`/invoices/price-books/${id}`} className="flex flex-col gap-3">
        <p className="text-13 text-soft">{t('tryHint')}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {names.map(name => (
            <TryField
              key={name}
              {...shared(name)}
              label={word(`fact.${name}`)}
              options={conditions[name].map(value => [value, word(`factValue.${value}`)])}
            />
          ))}
          {ranges.map(name => (
            <TryField key={name} {...shared(name)} label={word(`fact.${name}`)} />
          ))}
          <TryField {...shared('region')} label={word('fact.region')} />
          <TryField {...shared('on')} value={tried.on} label={t('tryOn')} day />
          {contractFlags.map(name => (
            <TryField
              key={name}
              {...shared(name)}
              label={word(`fact.${name}`)}
              options={[
                ['yes', word('factValue.true')],
                ['no', word('factValue.false')],
              ]}
            />
          ))}
          <TryField
            {...shared('sale')}
            value={tried.sale}
            label={t('trySale')}
            options={sales.map(sale => [sale, word(`sale.${sale}`)])}
            known
          />
        </div>
        <div>
          <Button type="submit" name="try" value="1">
            {t('trySubmit')}
          </Button>
        </div>
      </form>
      {asked['try'] === '1' && tried.wrong.length === 0 && <Tried {...{ book, tried }} />}
    </div>
  )
}

const names = Object.keys(conditions) as (keyof typeof conditions)[]
