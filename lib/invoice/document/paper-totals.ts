import { isZero, negate } from '@/lib/money'
import { dayText } from '@/lib/words/day-text'
import type { Complete } from './complete'
import { noteText } from './model-notes'
import { plainText } from './plain-text'
import { moneyOn, type Saying } from './saying'

type Total = { term: string; amount: string; strong: boolean }
export type PaperTotals = {
  vat: { term: string; base: string; amount: string }[]
  rows: Total[]
  /** What the VAT treatment makes the draft say. */
  statements: string[]
}

/** From the sum of the lines to what would be due, in the order the totals are built. */
export function paperTotals(document: Complete, say: Saying): PaperTotals {
  const { totals } = document
  const { t, money, number } = say
  const row = (
    name: 'lines' | 'allowances' | 'charges' | 'vatTotal' | 'prepaid',
    amount: string,
  ) =>
    isZero(amount) && name !== 'lines' && name !== 'vatTotal'
      ? []
      : [{ term: t(`total.${name}`), amount: money(amount), strong: false }]
  const strong = (name: 'net' | 'gross' | 'due') => ({
    term: t(`total.${name}`),
    amount: money(totals[name]),
    strong: true,
  })
  return {
    vat: totals.vat.map(({ category, rate, base, amount }) => ({
      term: t(`category.${category}`, { rate: number(rate ?? '0') }),
      base: money(base),
      amount: money(amount),
    })),
    rows: [
      ...row('lines', totals.lines),
      ...row('allowances', negate(totals.allowances)),
      ...row('charges', totals.charges),
      strong('net'),
      ...row('vatTotal', totals.vatTotal),
      strong('gross'),
      ...row('prepaid', negate(totals.prepaid)),
      strong('due'),
    ],
    statements: statementsOf(document, say),
  }
}

/** What a reader should know and nobody is billed for; a partner's commission is only for accounting. */
export function paperNotes(
  { notes }: Pick<Complete, 'notes'>,
  { t, language, money, number }: Saying,
): string[] {
  return notes.flatMap(note => {
    if (note.kind !== 'referral_commission') return noteText(note, t, language) ?? []
    const { percent, amount } = note
    return t('note.referral_commission', {
      percent: number(percent),
      amount: money(amount),
    })
  })
}

function statementsOf(document: Complete, say: Saying): string[] {
  const { t, language } = say
  const { vat, vatInAccounting, exchange } = document
  const { exemption, notes, vatIds } = vat
  return [
    ...(exemption ? [`${t(`exemption.${exemption}`)} ${exemption}`] : []),
    ...(vatIds === 'neither' ? [t('noVatIds')] : []),
    ...notes.map(code => t(`statement.${code}`)),
    ...(vatInAccounting
      ? [
          t('accounting', {
            amount: moneyOn(vatInAccounting.amount, vatInAccounting.currency, language),
          }),
        ]
      : []),
    ...(exchange ? [t('rate', rateWords(exchange, say))] : []),
  ]
}

function rateWords(
  { from, to, rate, on, source }: NonNullable<Complete['exchange']>,
  { language, number }: Saying,
) {
  return {
    ...{ from, to, rate: number(rate) },
    ...{ on: dayText(on, language), source: plainText(source) },
  }
}
