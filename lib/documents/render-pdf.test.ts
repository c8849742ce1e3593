import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { kinds, nodes, paperIn } from '@/lib/invoice/document/any-paper'
import { languageOf } from '@/lib/invoice/document/complete'
import { figuresInWords, figuresOf } from '@/lib/invoice/document/figures'
import { draftId } from '@/lib/invoice/document/standing'
import { draftOf, longDraft, sales, standing } from '@/lib/invoice/document/testing'
import { draftStates } from '@/lib/invoice/workflow'
import { moneyText } from '@/lib/words/money-text'
import { paperWords } from '@/lib/words/paper'
import { renderPdf } from './render-pdf'
import { wordsIn } from './words-in'

const poppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** The words of each page, as a reader would copy them. */
function pagesOf(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
  return text.split('\f').slice(0, -1)
}

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f ]+/g, ' ')

test('a draft says its name and its language to whoever reads it aloud', async () => {
  const pdf = (await renderPdf(draftOf('IS to IS'), standing)).toString('latin1')
  expect(pdf).toMatch(/^%PDF-/)
  expect(pdf).toContain('/Lang (is)')
  expect(pdf).toContain('/DisplayDocTitle true')
  const utf16 = Buffer.from('Drög D-123/2', 'utf16le').swap16().toString('latin1')
  expect(pdf).toMatch(/\/Title \d+ 0 R/)
  expect(pdf).toContain(`(\xfe\xff${utf16})`)
})

test('the same draft is the same file', async () => {
  const [once, again] = [draftOf('FR to FR'), draftOf('FR to FR')]
  const files = [await renderPdf(once, standing), await renderPdf(again, standing)]
  expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true)
})

test('nothing is left out of the paper, the words across it neither', async () => {
  const complaints = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await renderPdf(draftOf('FR to FR'), standing)
  expect(complaints).not.toHaveBeenCalled()
})

describe.each(sales)('%s', sale => {
  test.each(kinds)('of any size its file says what the rules came to: %s', async kind => {
    const sizes = fc.asyncProperty(nodes, nodes, async (before, after) => {
      const document = paperIn(sale, kind, before, after)
      const words = wordsIn(await renderPdf(document, standing))
      expect(figuresInWords(words, document)).toEqual(figuresOf(document))
    })
    await fc.assert(sizes, { numRuns: 1 })
  })
})

// Reading needs pdftotext, of poppler-utils.
const reads = `(${poppler ? 'read with pdftotext' : 'skipped: poppler-utils is not installed'})`

test.skipIf(!poppler).for(sales)(`%s prints the totals of the document ${reads}`, async sale => {
  const document = draftOf(sale)
  const { totals, currency, lines } = document
  const [first = ''] = pagesOf(await renderPdf(document, standing))
  const text = plain(first)
  const language = languageOf(document)
  const t = paperWords(language)
  for (const name of ['lines', 'net', 'gross', 'due'] as const)
    expect(text).toMatch(line(t(`total.${name}`), moneyText(totals[name], currency, language)))
  expect(text).toMatch(line(t('total.vatTotal'), moneyText(totals.vatTotal, currency, language)))
  for (const { amount } of lines)
    expect(text).toContain(plain(moneyText(amount, currency, language)))
  expect(text).toContain(draftId(standing))
  expect(text).not.toMatch(/\bIBAN\b|\bBIC\b/)
})

test.skipIf(!poppler)(
  `VAT is printed in the currency of the seller’s books too, with its rate ${reads}`,
  async () => {
    const pages = pagesOf(await renderPdf(draftOf('FR to FR, in dollars'), standing))
    const text = plain(pages.join(' ')).replaceAll(/\s+/g, ' ')
    expect(text).toContain('TVA dans la monnaie de comptabilité du vendeur : 494,39 €')
    expect(text).toContain('1 USD = 0,8625 EUR le 30 octobre 2026, A central bank')
  },
)

test.skipIf(!poppler)(
  `300 lines go over many pages, each marked and counted ${reads}`,
  async () => {
    const document = longDraft('IS to IS', 300)
    const pages = pagesOf(await renderPdf(document, standing))
    expect(pages.length).toBeGreaterThan(20)
    pages.forEach((page, index) => {
      expect(plain(page)).toContain(`Síða ${String(index + 1)} af ${String(pages.length)}`)
      expect(plain(page)).toContain(
        'DRAFT — NOT AN INVOICE / BROUILLON — CECI N’EST PAS UNE FACTURE / DRÖG — EKKI REIKNINGUR',
      )
    })
    const { due } = document.totals
    expect(plain(pages.join())).toMatch(line('Til greiðslu', moneyText(due, 'ISK', 'is')))
    // Every amount, and the explanation of every amount.
    for (const { amount } of document.lines)
      expect(
        plain(pages.join()).split(plain(moneyText(amount, 'ISK', 'is'))).length,
      ).toBeGreaterThan(2)
  },
)

test.skipIf(!poppler).for(draftStates)(
  `no state makes an invoice of it: %s ${reads}`,
  async state => {
    const pages = pagesOf(await renderPdf(draftOf('FR to FR'), { ...standing, state }))
    for (const page of pages) expect(page).toContain('DRAFT — NOT AN INVOICE')
  },
)

test.skipIf(!poppler)(`letters of France and Iceland are drawn ${reads}`, async () => {
  const document = draftOf('FR to FR')
  const name = 'Þórður Ævar & Œuvre ½ «Ðögg» <b>'
  const named = {
    ...document,
    parties: { ...document.parties, buyer: { ...document.parties.buyer, name } },
  }
  expect(plain(pagesOf(await renderPdf(named, standing)).join())).toContain(name)
})

const line = (term: string, amount: string) =>
  new RegExp(`${term}\\s+${plain(amount).replaceAll(/[.$]/g, '\\$&')}`)

test.skipIf(!poppler)(`a word without end leaves the amounts where they are ${reads}`, async () => {
  const document = draftOf('FR to FR')
  const name = 'Donaudampfschifffahrtsgesellschaft'.repeat(8)
  const text = { en: name, fr: name, is: name }
  const parties = { ...document.parties, buyer: { ...document.parties.buyer, name } }
  const lines = document.lines.map(each => ({ ...each, text }))
  const pages = pagesOf(await renderPdf({ ...document, parties, lines }, standing))
  for (const { amount } of lines)
    expect(plain(pages[0] ?? '')).toContain(plain(moneyText(amount, 'EUR', 'fr')))
  expect(widthOf(await renderPdf({ ...document, parties, lines }, standing))).toBeLessThan(596)
})

/** How far to the right the words of the first page reach, in points. */
function widthOf(pdf: Buffer) {
  const args = ['-bbox', '-l', '1', '-', '-']
  const html = execFileSync('pdftotext', args, { input: pdf, encoding: 'utf8' })
  return Math.max(...[...html.matchAll(/xMax="([\d.]+)"/g)].map(([, right]) => Number(right)))
}
