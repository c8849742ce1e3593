import { plainUnit } from '../unit'
import { greatest, isZero, minorDigits, negate, percentOf, round } from '@/lib/money'
import { within } from '../check/slack'
import { unrounded } from '../line'
import { dayText } from '@/lib/words/day-text'
import { paperWords, type PaperWords } from '@/lib/words/paper'
import { languageOf, type Complete } from './complete'
import type { Model, ModelAdjustment, ModelGroup, ModelLine } from './model'
import { notesOf } from './model-notes'
import { deliveredToOf, modelParty } from './model-party'
import { plainText } from './plain-text'
import { lineDetail } from './line-detail'
import { draftId, type Standing } from './standing'

/** A pro-forma: senders of Peppol and of France refuse it (UNTDID 1001). */
export const proForma = '325'
export const billing = {
  customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  profile: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
} as const

/** A draft in the terms of EN 16931, its texts in the language of the buyer. */
export function modelOf(document: Complete, standing: Standing): Model {
  const language = languageOf(document)
  const t = paperWords(language)
  const { currency, vat, totals, parties } = document
  const shown = vat.vatIds === 'both'
  return {
    ...billing,
    number: draftId(standing),
    type: proForma,
    issuedOn: document.issuedOn,
    dueOn: document.dueOn,
    deliveredOn: document.deliveredOn,
    currency,
    accountingCurrency: document.vatInAccounting?.currency ?? null,
    reference: plainText(document.delivery?.installation ?? '') || null,
    paymentTerms: t('due', { date: dayText(document.dueOn, language) }),
    notes: notesOf(document, t, language),
    seller: modelParty(parties.seller, shown),
    buyer: modelParty(parties.buyer, shown),
    deliveredTo: deliveredToOf(document),
    adjustments: document.adjustments.map(each => adjustment(each, document, language)),
    totals: {
      lines: totals.lines,
      allowances: totals.allowances,
      charges: totals.charges,
      net: totals.net,
      vat: totals.vatTotal,
      gross: totals.gross,
      prepaid: totals.prepaid,
      due: totals.due,
    },
    vatInAccounting: document.vatInAccounting?.amount ?? null,
    groups: totals.vat.map(group => taxed(group, vat.exemption, t)),
    lines: document.lines.map((line, index) => lineOf(line, index, document, t)),
  }
}

function lineOf(
  line: Complete['lines'][number],
  index: number,
  document: Complete,
  t: PaperWords,
): ModelLine {
  const { text, quantity, unitCode, period = null, amount } = line
  const { category, rate } = document.vat
  return {
    id: String(index + 1),
    quantity,
    unit: unitCode ?? plainUnit,
    amount,
    name: plainText(text[languageOf(document)]),
    description: lineDetail(line, t, languageOf(document)),
    ...pricedAs(line, document),
    period,
    category,
    rate,
  }
}

// PEPPOL-EN16931-R120 lets an amount lie two hundredths away from quantity × price, also in a currency of whole amounts:
// there the price is that of all of it.
function pricedAs(
  { quantity, unitPrice, period, amount }: Complete['lines'][number],
  { currency }: Complete,
): Pick<ModelLine, 'price' | 'base'> {
  const base = period ? String(period.days) : null
  const near = minorDigits[currency] > 0 || within(unrounded(quantity, unitPrice, base), amount)
  return near ? { price: unitPrice, base } : { price: size(amount), base: size(quantity) }
}

const size = (value: string) => greatest(value, negate(value))

// PEPPOL-EN16931-R040 to R042: both, and only when the printed amount follows from them.
function adjustment(
  { type, text, percent, base, amount }: Complete['adjustments'][number],
  { currency, vat: { category, rate } }: Complete,
  language: 'en' | 'fr' | 'is',
): ModelAdjustment {
  const follows =
    percent !== null && base !== null && round(percentOf(base, percent), currency) === amount
  return {
    type,
    amount,
    base: follows ? base : null,
    percent: follows ? percent : null,
    reason: plainText(text[language]),
    category,
    rate,
  }
}

function taxed(
  { category, rate, base, amount }: Complete['totals']['vat'][number],
  exemption: Complete['vat']['exemption'],
  t: PaperWords,
): ModelGroup {
  const free = exemption !== null && isZero(amount)
  return {
    category,
    rate,
    base,
    amount,
    exemption: free ? { code: exemption, reason: t(`exemption.${exemption}`) } : null,
  }
}
