import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

type Bytes = Uint8Array
type Format = ((stream: { buffer: Bytes }) => unknown) & { probe: (bytes: Bytes) => boolean }
/** As much of fontkit, by which pdfkit reads fonts, as is used here. */
type Fontkit = { create: (bytes: Bytes) => object; registerFormat: (format: Format) => void }

// The fonts of the package itself: nothing is fetched, and nothing else is read.
const pdfmake = join(process.cwd(), 'node_modules/pdfmake')
const fileOf = (style: Style) => join(pdfmake, `fonts/Roboto/Roboto-${style}.ttf`)
const styles = ['Regular', 'Medium', 'Italic', 'MediumItalic'] as const
type Style = (typeof styles)[number]

/**
 * The faces a draft is set in, as files to give to pdfmake. pdfkit reads a font anew for every document, which takes as
 * long as all the rest of a draft: so the file of each face only names one that was read before, in a format of ours.
 */
export function namesOfFaces(): { style: Style; file: Buffer }[] {
  const fontkit = fontkitOfPdfmake()
  const read = new Map<Bytes, object>()
  // Called with `new`, which answers what the function does.
  function face({ buffer }: { buffer: Bytes }) {
    return read.get(buffer)
  }
  fontkit.registerFormat(Object.assign(face, { probe: (bytes: Bytes) => read.has(bytes) }))
  return styles.map(style => {
    const file = Buffer.from(`face ${style}`)
    read.set(file, fontkit.create(readFileSync(fileOf(style))))
    return { style, file }
  })
}

/** The copy that pdfkit itself uses: a format is known only to the copy it was told to. */
function fontkitOfPdfmake(): Fontkit {
  const pdfkit = createRequire(join(pdfmake, 'package.json')).resolve('pdfkit')
  return createRequire(pdfkit)('fontkit') as Fontkit
}
