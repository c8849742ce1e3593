import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { codes } from '../check/codes'
import { unitCodes } from '../unit'
import { modelOf } from './model-of'
import type { Complete } from './complete'
import { draftOf, longDraft, sales, standing } from './testing'
import { ublOf } from './ubl'

type Element = {
  name: string
  text: string
  attributes: Record<string, string>
  children: Element[]
}

describe.each(sales)('%s', sale => {
  const document = draftOf(sale)
  const invoice = read(ublOf(modelOf(document, standing)))

  test('the elements stand in the order of the schema', () => {
    expect(distinct(invoice)).toEqual(
      schema.filter(name => invoice.children.some(child => child.name === name)),
    )
  })

  test('the totals are those of the document', () => {
    const sum = one(invoice, 'cac:LegalMonetaryTotal')
    const { totals } = document
    expect(sum.children.map(({ text }) => text)).toEqual([
      ...[totals.lines, totals.net, totals.gross, totals.allowances, totals.charges],
      ...[totals.prepaid, totals.due],
    ])
    expect(text(invoice, 'cac:TaxTotal', 'cbc:TaxAmount')).toBe(totals.vatTotal)
    const { currency } = document
    expect(sum.children.every(child => child.attributes['currencyID'] === currency)).toBe(true)
  })

  test('it is a pro-forma under its own number, and asks nobody for money', () => {
    expect(text(invoice, 'cbc:InvoiceTypeCode')).toBe('325')
    expect(text(invoice, 'cbc:ID')).toBe('D-123/2')
    for (const absent of ['cac:PaymentMeans', 'cac:BillingReference'])
      expect(invoice.children.map(({ name }) => name)).not.toContain(absent)
  })

  test('no element is empty', () => {
    for (const element of everyOne(invoice))
      expect(element.children.length > 0 || element.text !== '', element.name).toBe(true)
  })
})

describe('what stands in it', () => {
  test('a resale names the end customer only as delivery', () => {
    const invoice = read(ublOf(modelOf(draftOf('FR to DE, reverse charge'), standing)))
    const [delivery] = many(invoice, 'cac:Delivery')
    expect(everyOne(delivery).map(({ text }) => text)).toContain('Buyer in AT')
    const others = invoice.children.filter(child => child !== delivery)
    expect(others.flatMap(everyOne).map(({ text }) => text)).not.toContain('Buyer in AT')
  })

  test.each(unitCodes)('a line counted in %s says so, and passes', unit => {
    const draft = draftOf('FR to FR')
    const lines = draft.lines.map(line => ({ ...line, unitCode: unit }))
    const model = modelOf({ ...draft, lines }, standing)
    const quantities = everyOne(read(ublOf(model))).filter(
      ({ name }) => name === 'cbc:InvoicedQuantity',
    )
    expect(quantities.map(({ attributes }) => attributes['unitCode'])).toEqual(
      lines.map(() => unit),
    )
    const broken = codes.filter(({ id }) => id === 'BR-CL-23').flatMap(rule => rule.broken(model))
    expect(broken).toEqual([])
  })

  test('outside the scope of VAT no VAT id stands, and no rate', () => {
    const xml = ublOf(modelOf(draftOf('FR to IS, outside the scope'), standing))
    expect(xml).not.toMatch(/PartyTaxScheme|cbc:Percent/)
    expect(xml).toContain('VATEX-EU-O')
  })

  test('a sale inside France carries its three statements in the one note Peppol takes', () => {
    const invoice = read(ublOf(modelOf(draftOf('FR to FR'), standing)))
    const notes = many(invoice, 'cbc:Note')
    expect(notes).toHaveLength(1)
    expect(notes[0]?.text).toMatch(/^#PMT#[^#]+#PMD#[^#]+#AAB#[^#]+#AAI#[^#]+$/)
  })

  test('a hash in a text opens no code', () => {
    const document = draftOf('FR to FR')
    const delivery = { release: '4.2.0', installation: 'C#PMT#1', region: null }
    const invoice = read(ublOf(modelOf({ ...document, delivery }, standing)))
    expect(text(invoice, 'cbc:Note').split('#PMT#')).toHaveLength(2)
  })

  test('a percentage that does not give the amount is left out with its base', () => {
    const document = draftOf('FR to DE, reverse charge')
    const adjustments = document.adjustments.map(each => ({ ...each, amount: '529.01' }))
    const invoice = read(ublOf(modelOf({ ...document, adjustments }, standing)))
    const names = one(invoice, 'cac:AllowanceCharge').children.map(({ name }) => name)
    expect(names).not.toContain('cbc:BaseAmount')
    expect(names).not.toContain('cbc:MultiplierFactorNumeric')
  })

  test('VAT in the accounting currency is a second total without groups', () => {
    const invoice = read(ublOf(modelOf(draftOf('FR to FR, in dollars'), standing)))
    expect(text(invoice, 'cbc:DocumentCurrencyCode')).toBe('USD')
    expect(text(invoice, 'cbc:TaxCurrencyCode')).toBe('EUR')
    const [first, second] = many(invoice, 'cac:TaxTotal')
    expect(first?.children).toMatchObject([
      { text: '573.20', attributes: { currencyID: 'USD' } },
      { name: 'cac:TaxSubtotal' },
    ])
    expect(second?.children).toMatchObject([{ text: '494.39', attributes: { currencyID: 'EUR' } }])
  })

  test('a correction says in words which draft it corrects', () => {
    const document: Complete = {
      ...draftOf('FR to FR'),
      corrects: { number: 77, draftId: crypto.randomUUID() },
    }
    const invoice = read(ublOf(modelOf(document, standing)))
    expect(text(invoice, 'cbc:Note')).toContain('Corrige le brouillon 77.')
  })

  test.each([
    'A & B <i>"quoted"</i> ]]> \' &amp;',
    'Þórður Ævar Ðögg œuvre €',
    '😀 מחיר سعر',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  ])('the name %s comes out as it went in', name => {
    expect(buyerNamed(name)).toBe(name)
  })

  test('what XML cannot hold is not written', () => {
    expect(buyerNamed('a\u0000b\u001bc \ud800 d\ufffe \u202e9.1')).toBe('a b c \ufffd d 9.1')
  })

  test('300 lines are written line by line', () => {
    const document = longDraft('FR to FR', 300)
    const invoice = read(ublOf(modelOf(document, standing)))
    const amounts = many(invoice, 'cac:InvoiceLine').map(each =>
      text(each, 'cbc:LineExtensionAmount'),
    )
    expect(amounts).toEqual(document.lines.map(({ amount }) => amount))
  })
})

function buyerNamed(name: string) {
  const document = draftOf('FR to FR')
  const parties = { ...document.parties, buyer: { ...document.parties.buyer, name } }
  const invoice = read(ublOf(modelOf({ ...document, parties }, standing)))
  return text(invoice, 'cac:AccountingCustomerParty', 'cac:Party', 'cac:PartyName', 'cbc:Name')
}

// The head of the schema Invoice of UBL 2.1, as far as BIS Billing 3 uses it, in its order.
const schema = [
  ...['cbc:CustomizationID', 'cbc:ProfileID', 'cbc:ID', 'cbc:IssueDate', 'cbc:DueDate'],
  ...['cbc:InvoiceTypeCode', 'cbc:Note', 'cbc:TaxPointDate', 'cbc:DocumentCurrencyCode'],
  ...['cbc:TaxCurrencyCode', 'cbc:AccountingCost', 'cbc:BuyerReference', 'cac:InvoicePeriod'],
  ...['cac:OrderReference', 'cac:BillingReference', 'cac:ContractDocumentReference'],
  ...['cac:AdditionalDocumentReference', 'cac:AccountingSupplierParty'],
  ...['cac:AccountingCustomerParty', 'cac:PayeeParty', 'cac:TaxRepresentativeParty'],
  ...['cac:Delivery', 'cac:PaymentMeans', 'cac:PaymentTerms', 'cac:AllowanceCharge'],
  ...['cac:TaxTotal', 'cac:LegalMonetaryTotal', 'cac:InvoiceLine'],
]

const distinct = ({ children }: Element) => [...new Set(children.map(({ name }) => name))]
const everyOne = (element?: Element): Element[] =>
  element ? [element, ...element.children.flatMap(everyOne)] : []
const many = (element: Element, name: string) =>
  element.children.filter(child => child.name === name)

function one(element: Element, name: string): Element {
  const [found] = many(element, name)
  if (!found) throw new Error(`no ${name} in ${element.name}`)
  return found
}

const text = (element: Element, ...path: string[]) => path.reduce(one, element).text

function read(xml: string): Element {
  const root: Element = { name: '', text: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, text: '', attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', said => {
    const element = open.at(-1)
    if (element) element.text = (element.text + said).trim()
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
  return one(root, 'Invoice')
}
