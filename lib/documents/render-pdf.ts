import pdfmake from 'pdfmake'
import { paperOf } from '@/lib/invoice/document/paper'
import { pdfLayout } from '@/lib/invoice/document/pdf-layout'
import type { Complete } from '@/lib/invoice/document/complete'
import type { Standing } from '@/lib/invoice/document/standing'
import { namesOfFaces } from './faces'

for (const { style, file } of namesOfFaces()) pdfmake.virtualfs.writeFileSync(style, file)
pdfmake.setFonts({
  Roboto: { normal: 'Regular', bold: 'Medium', italics: 'Italic', bolditalics: 'MediumItalic' },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

/** Draws a draft. The same draft gives the same file. */
export function renderPdf(document: Complete, standing: Standing): Promise<Buffer> {
  return pdfmake.createPdf(pdfLayout(paperOf(document, standing))).getBuffer()
}
