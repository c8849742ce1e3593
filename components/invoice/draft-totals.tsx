import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '@/components/ui/money'
import type { DraftDocument } from '@/lib/invoice/draft'
import { isZero, negate } from '@/lib/money'
import { countryName } from '@/lib/invoice/document/country-name'
import { dayText } from '@/lib/words/day-text'

/** From the sum of the lines to what would be due, in the order the totals are built. */
export function DraftTotals({ of }: { of: DraftDocument }) {
  const { totals, vat, currency, exchange, vatInAccounting } = of
  const t = useTranslations('invoice')
  const say = useTranslations('invoices')
  const money = (amount: string) => <Money {...{ amount, currency }} />
  return (
    <section aria-label={say('totalsTitle')} className="flex flex-col items-end gap-2">
      <dl className="grid w-full max-w-sm grid-cols-[1fr_max-content] gap-x-6 gap-y-1 text-13">
        <Row term={t('total.lines')}>{money(totals.lines)}</Row>
        {!isZero(totals.allowances) && (
          <Row term={t('total.allowances')}>{money(negate(totals.allowances))}</Row>
        )}
        {!isZero(totals.charges) && <Row term={t('total.charges')}>{money(totals.charges)}</Row>}
        <Row term={t('total.net')} strong>
          {money(totals.net)}
        </Row>
        {totals.vat.map(({ category, rate, base, amount }) => (
          <Row
            key={category}
            term={
              <>
                {t(`category.${category}`, { rate: rate ?? '' })}{' '}
                <span className="text-soft">{say.rich('onBase', { base: () => money(base) })}</span>
              </>
            }
          >
            {money(amount)}
          </Row>
        ))}
        <Row term={t('total.gross')} strong>
          {money(totals.gross)}
        </Row>
        {!isZero(totals.prepaid) && <Row term={t('total.prepaid')}>{money(totals.prepaid)}</Row>}
        <Row term={t('total.due')} strong>
          {money(totals.due)}
        </Row>
      </dl>
      <ul className="flex w-full flex-col gap-0.5 text-12 text-soft">
        {vat.exemption !== null && <li>{say('exemption', { code: vat.exemption })}</li>}
        {vat.vatIds === 'neither' && <li>{say('noVatIds')}</li>}
        {vat.notes.map(note => (
          <li key={note}>{t(`statement.${note}`)}</li>
        ))}
        <Decided of={of.territory} />
        <InAccounting {...{ exchange, vatInAccounting }} />
      </ul>
    </section>
  )
}

/** What accounting decided of where the buyer is, and what that rests on. */
function Decided({ of }: { of: DraftDocument['territory'] }) {
  const [say, locale] = [useTranslations('invoices'), useLocale()]
  if (!of) return null
  const { territory, treatment, from, evidence } = of
  const place = countryName(territory, locale)
  return (
    <li className="break-words">
      {say('territory', { place, as: treatment, from: dayText(from, locale), evidence })}
    </li>
  )
}

/** What the VAT comes to in the seller's books, and by which rate. */
function InAccounting({
  exchange,
  vatInAccounting,
}: Pick<DraftDocument, 'exchange' | 'vatInAccounting'>) {
  const [say, locale] = [useTranslations('invoices'), useLocale()]
  if (!exchange || !vatInAccounting) return null
  const { from, to, rate, on, source } = exchange
  return (
    <li className="break-words">
      {say.rich('vatInAccounting', { amount: () => <Money {...vatInAccounting} /> })}{' '}
      {say('exchange', { from, to, rate, on: dayText(on, locale), source })}
    </li>
  )
}

type RowProps = { term: ReactNode; strong?: boolean; children: ReactNode }

function Row({ term, strong = false, children }: RowProps) {
  return (
    <div
      className={`col-span-2 grid grid-cols-subgrid ${strong ? 'border-t border-line pt-1 font-semibold' : ''}`}
    >
      <dt>{term}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
