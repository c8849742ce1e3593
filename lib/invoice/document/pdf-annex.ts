import type { Content } from 'pdfmake/interfaces'
import type { Paper } from './paper'
import type { PaperWhy } from './paper-why'
import { ink } from './pdf-watermark'

/** Why each amount is what it is, on pages of its own. */
export function annex({ why, t }: Paper): Content {
  return [
    { text: t('why'), bold: true, fontSize: 13, pageBreak: 'before', marginBottom: 8 },
    ...why.map(explanation),
  ]
}

function explanation({ title, amount, override, facts, rule, steps, clause }: PaperWhy): Content {
  const soft = [...facts, rule].map(text => ({ text, color: ink.soft, fontSize: 8 }))
  return {
    unbreakable: true,
    marginBottom: 8,
    stack: [
      {
        columns: [
          { text: title, bold: true },
          { text: amount, bold: true, alignment: 'right', width: 'auto' },
        ],
        columnGap: 12,
      },
      ...(override === null ? [] : [{ text: override, fontSize: 8 }]),
      ...soft,
      ...steps.map((text): Content => ({ text, fontSize: 8, marginLeft: 12 })),
      ...(clause === null ? [] : [{ text: clause, color: ink.soft, fontSize: 8 }]),
    ],
  }
}
