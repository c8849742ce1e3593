import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '@/components/ui/money'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { Explanation } from '@/lib/invoice/explanation'
import type { Line, Note } from '@/lib/invoice/line'
import { negate, type Currency } from '@/lib/money'
import { moneyText } from '@/lib/words/money-text'
import { WhyAmount } from './why-amount'

type Drafted = Pick<DraftDocument, 'lines' | 'adjustments' | 'notes' | 'currency'>

/** The lines of a draft, then discounts and surcharges, then what a reader should know. Each opens to its why. */
export function DraftLines({ of }: { of: Drafted }) {
  const t = useTranslations('invoices')
  const locale = useLocale()
  const { lines, adjustments, notes, currency } = of
  return (
    <div className="flex flex-col gap-5">
      <Amounts label={t('lines')}>
        {lines.map((line, index) => (
          <Amount
            key={index}
            text={line.text[languageOf(locale)]}
            amount={line.amount}
            {...{ currency }}
            explanation={line.explanation}
          >
            <Range of={line.range} />
            {t('quantity', {
              quantity: line.quantity,
              price: moneyText(line.unitPrice, currency, locale),
            })}
          </Amount>
        ))}
      </Amounts>
      {adjustments.length > 0 && (
        <Amounts label={t('adjustments')}>
          {adjustments.map(({ rule, type, text, percent, base, amount, explanation }) => (
            <Amount
              key={rule}
              text={text[languageOf(locale)]}
              amount={type === 'charge' ? amount : negate(amount)}
              {...{ currency, explanation }}
            >
              {percent !== null &&
                base !== null &&
                t('percentOf', { percent, base: moneyText(base, currency, locale) })}
            </Amount>
          ))}
        </Amounts>
      )}
      {notes.length > 0 && (
        <ul aria-label={t('notes')} className="flex flex-col gap-1 text-13 text-soft">
          {notes.map((note, index) => (
            <li key={index}>
              <NoteText {...{ note, currency }} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Amounts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="border-b border-line-strong pb-1 text-13 text-soft">{label}</h2>
      <ul>{children}</ul>
    </section>
  )
}

type AmountProps = {
  text: string
  amount: string
  currency: Currency
  explanation: Explanation
  children: ReactNode
}

function Amount({ text, amount, currency, explanation, children }: AmountProps) {
  return (
    <li className="border-b border-line py-2.5 last:border-b-0">
      <p className="flex items-baseline justify-between gap-6">
        <span className="min-w-0 font-medium">{text}</span>
        <Money {...{ amount, currency }} />
      </p>
      <p className="text-13 text-soft tabular-nums">{children}</p>
      <WhyAmount explanation={explanation} />
    </li>
  )
}

function Range({ of }: { of: Line['range'] }) {
  const t = useTranslations('invoice')
  if (of === null) return null
  return (
    <>{t('range', { from: String(of.from), to: of.to === null ? 'none' : String(of.to) })} · </>
  )
}

function NoteText({ note, currency }: { note: Note; currency: Currency }) {
  const t = useTranslations('invoice')
  const locale = useLocale()
  switch (note.kind) {
    case 'included':
      return (
        <>
          {note.text[languageOf(locale)]}: <Range of={note.range} />
          {t('note.included', { quantity: note.quantity })}
        </>
      )
    case 'info':
      return note.text[languageOf(locale)]
    case 'referral_commission':
      return t('note.referral_commission', {
        percent: note.percent,
        amount: moneyText(note.amount, currency, locale),
      })
  }
}

const languageOf = (locale: string) => (locale === 'fr' || locale === 'is' ? locale : 'en')
