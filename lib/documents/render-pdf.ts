import { join } from 'node:path'
import pdfmake from 'pdfmake'
import { paperOf } from '@/lib/invoice/document/paper'
import { pdfLayout } from '@/lib/invoice/document/pdf-layout'
import type { Complete } from '@/lib/invoice/document/complete'
import type { Standing } from '@/lib/invoice/document/standing'

// The fonts of the package itself: nothing is fetched, and nothing else is read.
const folder = join(process.cwd(), 'node_modules/pdfmake/fonts/Roboto')
const font = (name: string) => join(folder, `Roboto-${name}.ttf`)

pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(path => path.startsWith(folder))

/** Draws a draft. The same draft gives the same file. */
export function renderPdf(document: Complete, standing: Standing): Promise<Buffer> {
  return pdfmake.createPdf(pdfLayout(paperOf(document, standing))).getBuffer()
}
