import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Paper } from './paper'
import { annex } from './pdf-annex'
import { withLongWordsBroken } from './pdf-long-words'
import { across, band, ink } from './pdf-watermark'

/** A paper as pdfmake draws it: A4, its watermark on every page, and the explanation after the document. */
export function pdfLayout(paper: Paper): TDocumentDefinitions {
  const { language, name, t, issuedOn, parties } = paper
  const made = new Date(`${issuedOn}T00:00:00Z`)
  return {
    pageSize: 'A4',
    pageMargins: [48, 62, 48, 56],
    language,
    version: '1.7',
    displayTitle: true,
    // The day of the draft, so that the same draft is the same file.
    info: { title: name, author: parties[0]?.name ?? '', creationDate: made, modDate: made },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.2, color: ink.text },
    background: (_page, { width, height }) => across(paper.watermark, width, height),
    header: () => band(paper.watermark),
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      fontSize: 8,
      color: ink.soft,
      columns: [
        { text: name },
        { text: t('page', { page: String(page), pages: String(pages) }), alignment: 'right' },
      ],
    }),
    content: [head, who, what, sums, last, annex].map(part => withLongWordsBroken(part(paper))),
  }
}

function head({ parties, name, state, notice, about }: Paper): Content {
  return {
    columns: [
      [
        { text: parties[0]?.name ?? '', bold: true, fontSize: 13 },
        ...(parties[0]?.lines ?? []).map(text => ({ text, color: ink.soft })),
      ],
      [
        { text: name, bold: true, fontSize: 16, alignment: 'right' },
        { text: state, alignment: 'right' },
        ...[notice, ...about].map(text => ({ text, alignment: 'right' as const, color: ink.soft })),
      ],
    ],
    columnGap: 12,
    marginBottom: 18,
  }
}

function who({ parties, facts }: Paper): Content {
  const blocks = parties
    .slice(1)
    .map(({ label, name, lines }): Content => [
      { text: label, color: ink.soft, fontSize: 8 },
      { text: name, bold: true, fontSize: 10 },
      ...lines.map(text => ({ text })),
    ])
  const table: Content = {
    layout: 'noBorders',
    table: {
      widths: ['auto', '*'],
      body: facts.map(({ term, detail }) => [{ text: term, color: ink.soft }, { text: detail }]),
    },
  }
  return { columns: [...blocks, table], columnGap: 24, marginBottom: 18 }
}

const right = (text: string, bold = false): TableCell => ({
  text,
  bold,
  alignment: 'right',
  noWrap: true,
})

function what({ lines: { billed, adjusted }, t }: Paper): Content {
  const titled = (text: string, detail: string | null): TableCell => ({
    stack: [{ text }, ...(detail === null ? [] : [{ text: detail, color: ink.soft, fontSize: 8 }])],
  })
  return {
    layout: rules,
    marginBottom: 12,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [18, '*', 'auto', 'auto', 'auto'],
      body: [
        [
          ...['', t('description')].map(text => ({ text, bold: true })),
          ...[t('quantity'), t('unitPrice'), t('amount')].map(text => right(text, true)),
        ],
        ...billed.map(({ number, text, detail, quantity, price, amount }) => [
          { text: number, color: ink.soft },
          titled(text, detail),
          ...[quantity, price, amount].map(each => right(each)),
        ]),
        ...adjusted.map(({ text, detail, amount }) => [
          { text: '' },
          titled(text, detail),
          ...['', '', amount].map(each => right(each)),
        ]),
      ],
    },
  }
}

function sums({ totals: { vat, rows }, t }: Paper): Content {
  const groups: Content = {
    layout: rules,
    table: {
      widths: ['*', 'auto', 'auto'],
      body: [
        [{ text: t('vat'), bold: true }, right(t('base'), true), right(t('amount'), true)],
        ...vat.map(({ term, base, amount }) => [{ text: term }, right(base), right(amount)]),
      ],
    },
  }
  const sum: Content = {
    layout: rules,
    table: {
      widths: ['*', 'auto'],
      body: rows.map(({ term, amount, strong }) => [
        { text: term, bold: strong },
        right(amount, strong),
      ]),
    },
  }
  return { columns: [groups, sum], columnGap: 36, marginBottom: 14, unbreakable: true }
}

function last({ totals: { statements }, notes, t }: Paper): Content {
  const said = statements.map(text => ({ text, fontSize: 8, color: ink.soft, marginBottom: 2 }))
  if (notes.length === 0) return said
  return [
    ...said,
    { text: t('notes'), bold: true, margin: [0, 10, 0, 2] },
    { ul: notes.map(text => ({ text })), color: ink.soft },
  ]
}

const rules = {
  hLineWidth: (index: number) => (index === 1 ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: (index: number) => (index === 0 ? 0 : 10),
  paddingRight: () => 0,
  paddingTop: () => 3,
  paddingBottom: () => 3,
}
