import { inflateSync } from 'node:zlib'

/**
 * The words of a PDF of ours, in the order they are drawn, as a reader would copy them: by the fonts' own tables of
 * what each drawn letter means. For tests, where no program that reads PDF is installed.
 */
export function wordsIn(pdf: Buffer): string {
  const objects = objectsIn(pdf.toString('latin1'))
  const fonts = fontsIn(objects)
  const pages = [...objects.values()].flatMap(body => {
    const contents = /\/Type \/Page\n.*\/Contents (\d+) 0 R/s.exec(body)?.[1]
    return contents === undefined ? [] : streamOf(objects.get(contents))
  })
  return pages.flatMap(page => drawnOn(page, fonts)).join(' ')
}

type Objects = ReadonlyMap<string, string>
/** What each letter of a font means, by its number in hexadecimal. */
type Letters = ReadonlyMap<string, string>

const objectsIn = (text: string): Objects =>
  new Map(
    [...text.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj/gms)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )

function streamOf(body = ''): string {
  const bytes = /stream\n(.*)\nendstream/s.exec(body)?.[1] ?? ''
  return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
}

function fontsIn(objects: Objects): ReadonlyMap<string, Letters> {
  const named = [...objects.values()].flatMap(body => [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)])
  return new Map(
    named.map(([, name = '', id = '']) => {
      const meanings = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''
      return [name, lettersIn(streamOf(objects.get(meanings)))]
    }),
  )
}

const lettersIn = (meanings: string): Letters =>
  new Map(
    [...meanings.matchAll(/<(\w{4})> <\w{4}> \[(.*?)\]/g)].flatMap(([, first = '', listed = '']) =>
      [...listed.matchAll(/<([\w ]*)>/g)].map(([, letter = ''], index) => [
        (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'),
        // Two letters that are drawn as one mean both.
        Buffer.from(letter.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ]),
    ),
  )

/** Each piece of text that is drawn at one go. */
function drawnOn(page: string, fonts: ReadonlyMap<string, Letters>): string[] {
  let letters: Letters = new Map()
  return [...page.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)].flatMap(([, font, drawn]) => {
    if (font !== undefined) letters = fonts.get(font) ?? new Map()
    if (drawn === undefined) return []
    const codes = [...drawn.matchAll(/<(\w*)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    )
    return codes.map(code => letters.get(code) ?? '\ufffd').join('')
  })
}
