import { check } from '@/lib/invoice/check/check'
import { modelOf } from '@/lib/invoice/document/model-of'
import { draftOf, longDraft, sales, standing } from '@/lib/invoice/document/testing'
import { ublOf } from '@/lib/invoice/document/ubl'
import { renderPdf } from '@/lib/documents/render-pdf'

// What it takes to put a draft on paper: three lines with their explanations, and 300.
const ROUNDS = 20
const document = draftOf('FR to DE, reverse charge')
const long = longDraft('FR to FR', 300)
const models = sales.map(sale => modelOf(draftOf(sale), standing))

for (const sale of sales) await renderPdf(draftOf(sale), standing)
const pdf = await milliseconds(ROUNDS, () => renderPdf(document, standing))
const xml = await milliseconds(ROUNDS, () => ublOf(modelOf(document, standing)))
const checked = await milliseconds(ROUNDS, () => models.map(check))
const pages = await milliseconds(2, () => renderPdf(long, standing))
console.log(JSON.stringify({ pdf, xml, check: checked / models.length, long: pages }))

/** The median of some rounds. */
async function milliseconds(rounds: number, act: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    await act()
    times.push(performance.now() - begun)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
