import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import { Money } from '@/components/ui/money'
import { Table } from '@/components/ui/table'
import type { Difference } from '@/lib/invoice/difference'
import { sayingIn } from '@/lib/invoice/document/saying'
import { countedText } from '@/lib/invoice/document/sums-text'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { Sums } from '@/lib/invoice/line'
import type { Currency } from '@/lib/money'
import { sayValue } from '@/lib/words/draft'

type Props = { of: { difference: Difference; was: DraftDocument; is: DraftDocument } }

/** Two ways a draft comes out, beside each other: the facts that changed, the lines, and the totals. */
export function DifferenceTable({ of: { difference, was, is } }: Props) {
  const t = useTranslations('drafts.difference')
  const word = useTranslations('invoice')
  const { facts, lines, other } = difference
  return (
    <div className="flex flex-col gap-3">
      <Facts
        of={[
          ...facts.map(fact => ({
            term: word(`fact.${fact.name}`),
            detail: word('drift.fact', {
              fact: word(`fact.${fact.name}`),
              was: fact.was === null ? word('drift.unknown') : sayValue(word, fact.was),
              is: fact.is === null ? word('drift.unknown') : sayValue(word, fact.is),
            }),
          })),
          ...other.map(each => ({ term: word(`drift.other.${each}`), detail: t('is') })),
        ]}
      />
      <Table
        caption={t('caption')}
        rows={lines}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'line',
            head: t('line'),
            names: true,
            cell: ({ text, key }) => `${text.en} (${key})`,
          },
          {
            key: 'was',
            head: t('was'),
            numeric: true,
            cell: line => <Came to={line.was} currency={was.currency} />,
          },
          {
            key: 'is',
            head: t('is'),
            numeric: true,
            cell: line => <Came to={line.is} currency={is.currency} />,
          },
        ]}
        foot={{
          line: t('net'),
          was: <Money amount={was.totals.net} currency={was.currency} />,
          is: <Money amount={is.totals.net} currency={is.currency} />,
        }}
      />
    </div>
  )
}

function Came({ to, currency }: { to: Sums | null; currency: Currency }) {
  const t = useTranslations('drafts.difference')
  const locale = useLocale()
  if (to === null) return t('none')
  const say = sayingIn(locale, currency)
  return `${countedText(to, say)} = ${say.money(to.amount)}`
}
