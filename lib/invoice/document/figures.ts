import { round } from '@/lib/money'
import { paperWords } from '@/lib/words/paper'
import { languageOf, type Complete } from './complete'
import { paperOf } from './paper'
import { moneyOn } from './saying'
import { standing } from './testing'

// What a draft comes to, read back from wherever it is said, for the tests to compare: in the smallest units of its
// currency, as whole numbers in text, so that it does not matter how a place writes its amounts.

type Figures = Record<'lines' | 'net' | 'vat' | 'gross' | 'due', string> & { each: string[] }

/** '−1 234,56 €' and '-1234.56' are both '-123456'. */
export function unitsOf(written: string): string {
  const digits = written.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '')
  return /[-−]/.test(written) && digits !== '0' ? `-${digits}` : digits
}

/** What the rules came to. */
export function figuresOf({ totals, lines, currency }: Complete): Figures {
  const units = (amount: string) => unitsOf(round(amount, currency))
  return {
    ...{ lines: units(totals.lines), net: units(totals.net), vat: units(totals.vatTotal) },
    ...{ gross: units(totals.gross), due: units(totals.due) },
    each: lines.map(({ amount }) => units(amount)),
  }
}

/** What an XML says. */
export function figuresInXml(xml: string): Figures {
  const [total = ''] = /<cac:LegalMonetaryTotal>.*?<\/cac:LegalMonetaryTotal>/s.exec(xml) ?? []
  const lines = [...xml.matchAll(/<cac:InvoiceLine>.*?<\/cac:InvoiceLine>/gs)].map(([one]) => one)
  return {
    lines: amountIn(total, 'LineExtensionAmount'),
    net: amountIn(total, 'TaxExclusiveAmount'),
    vat: amountIn(xml, 'TaxAmount'),
    gross: amountIn(total, 'TaxInclusiveAmount'),
    due: amountIn(total, 'PayableAmount'),
    each: lines.map(line => amountIn(line, 'LineExtensionAmount')),
  }
}

/** What stands on paper. */
export function figuresOnPaper(document: Complete): Figures {
  const { language, totals, lines } = paperOf(document, standing)
  const t = paperWords(language)
  const beside = (name: 'lines' | 'net' | 'vatTotal' | 'gross' | 'due') =>
    unitsOf(totals.rows.find(({ term }) => term === t(`total.${name}`))?.amount ?? '')
  return {
    ...{ lines: beside('lines'), net: beside('net'), vat: beside('vatTotal') },
    ...{ gross: beside('gross'), due: beside('due') },
    each: lines.billed.map(({ amount }) => unitsOf(amount)),
  }
}

/** What the words of its PDF say, of a draft in one of its languages; `each` has the amounts of its lines that stand there. */
export function figuresInWords(words: string, document: Complete): Figures {
  const language = languageOf(document)
  const t = paperWords(language)
  const text = words.replaceAll(/\s+/g, ' ')
  // One after the other: the name of a total may end with that of another.
  const rows = (['lines', 'net', 'vatTotal', 'gross', 'due'] as const).map(
    name => String.raw`${t(`total.${name}`)} ([−-]?[\d .,]+) (?:€|kr\.|\$)`,
  )
  const found = new RegExp(rows.join('.*?')).exec(text) ?? []
  const [, lines = '', net = '', vat = '', gross = '', due = ''] = found.map(unitsOf)
  return {
    ...{ lines, net, vat, gross, due },
    each: document.lines.flatMap(({ amount }) => {
      const printed = moneyOn(amount, document.currency, language).replaceAll(/\s+/g, ' ')
      return text.includes(` ${printed}`) ? [unitsOf(amount)] : []
    }),
  }
}

const amountIn = (xml: string, name: string) =>
  unitsOf(new RegExp(`<cbc:${name} currencyID="[A-Z]{3}">([^<]*)<`).exec(xml)?.[1] ?? '')
