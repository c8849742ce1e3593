import type { Content } from 'pdfmake/interfaces'

export const ink = { text: '#1b2430', soft: '#5a6675', line: '#c3cad3', faint: '#e6eaef' }

/** What a draft is, across the page. */
export function across(words: readonly string[], width: number, height: number): Content {
  const size = 24
  const first = -((words.length - 1) / 2) * size * 1.5
  const lines = words.map(
    (text, index) =>
      `<text x="0" y="${first + index * size * 1.5}" text-anchor="middle" font-family="Roboto" font-weight="bold" font-size="${size}" fill="${ink.faint}">${escaped(text)}</text>`,
  )
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g transform="translate(${width / 2} ${height / 2}) rotate(-52)">${lines.join('')}</g></svg>`,
    width,
    height,
  }
}

/** The same once more above the text, where it reads at a glance. */
export function band(words: readonly string[]): Content {
  return {
    margin: [48, 22, 48, 0],
    text: words.join(' / '),
    bold: true,
    fontSize: 8,
    alignment: 'center',
    color: ink.text,
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
