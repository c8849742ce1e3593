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

type Props = {
  of: Drafted
  /** The name of a person by id. */
  names: (id: string) => string
  /** The line whose reasons stand open, from 1. */
  open: number | null
}

/** The lines of a draft, then discounts and surcharges, then what a reader should know. Each opens to its why. */
export function DraftLines({ of, names, open }: Props) {
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
            id={`line-${index + 1}`}
            open={open === index + 1}
          >
            <Range of={line.range} />
            {t('quantity', {
              quantity: line.quantity,
              price: moneyText(line.unitPrice, currency, locale),
            })}
            {line.override && <Overridden by={line.override} {...{ names, currency }} />}
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
  /** Where an address leads that asks why this amount. */
  id?: string
  open?: boolean
  children: ReactNode
}

function Amount({ text, amount, currency, explanation, id, open, children }: AmountProps) {
  return (
    <li id={id} className="border-b border-line py-2.5 last:border-b-0 target:bg-accent-surface">
      <p className="flex items-baseline justify-between gap-6">
        <span className="min-w-0 font-medium">{text}</span>
        <Money {...{ amount, currency }} />
      </p>
      <div className="text-13 text-soft tabular-nums">{children}</div>
      <WhyAmount explanation={explanation} open={open} />
    </li>
  )
}

type OverriddenProps = {
  by: NonNullable<Line['override']>
  names: Props['names']
  currency: Currency
}

function Overridden({ by: { by, at, reason, was }, names, currency }: OverriddenProps) {
  const t = useTranslations('drafts.override')
  const locale = useLocale()
  const money = (amount: string) => moneyText(amount, currency, locale)
  const said = { who: names(by), when: () => <time dateTime={at}>{at.slice(0, 10)}</time>, reason }
  return (
    <p className="border-l-2 border-warn-line pl-2">
      {was === null
        ? t.rich('wasAdded', said)
        : t.rich('was', {
            ...said,
            ...{ quantity: was.quantity, price: money(was.unitPrice), amount: money(was.amount) },
          })}
    </p>
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
