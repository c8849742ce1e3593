import XMLBuilder from 'fast-xml-builder'
import type { Currency } from '@/lib/money'
import type { Model, ModelAdjustment, ModelGroup, ModelLine } from './model'
import { children } from './ubl-order'
import { deliveryElement, partyElement, taxScheme } from './ubl-party'

/** Writes a draft as an Invoice of UBL 2.1, in the syntax binding of EN 16931-3-2. */
export function ublOf(model: Model): string {
  const { currency } = model
  const invoice = children('Invoice', {
    'cbc:CustomizationID': model.customization,
    'cbc:ProfileID': model.profile,
    'cbc:ID': model.number,
    'cbc:IssueDate': model.issuedOn,
    'cbc:DueDate': model.dueOn,
    'cbc:InvoiceTypeCode': model.type,
    'cbc:Note': noteOf(model.notes),
    'cbc:DocumentCurrencyCode': currency,
    'cbc:TaxCurrencyCode': model.accountingCurrency,
    'cbc:BuyerReference': model.reference,
    'cac:AccountingSupplierParty': children('cac:AccountingSupplierParty', {
      'cac:Party': partyElement(model.seller),
    }),
    'cac:AccountingCustomerParty': children('cac:AccountingCustomerParty', {
      'cac:Party': partyElement(model.buyer),
    }),
    'cac:Delivery': deliveryElement(model),
    'cac:PaymentTerms':
      model.paymentTerms === null
        ? null
        : children('cac:PaymentTerms', { 'cbc:Note': model.paymentTerms }),
    'cac:AllowanceCharge': model.adjustments.map(each => allowanceCharge(each, currency)),
    'cac:TaxTotal': taxTotals(model),
    'cac:LegalMonetaryTotal': monetaryTotal(model),
    'cac:InvoiceLine': model.lines.map(line => lineElement(line, currency)),
  })
  const root = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, Invoice: named(invoice) }
  return builder.build(root)
}

const namespaces = {
  '@xmlns': 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  '@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  '@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

const named = (invoice: object) => ({ ...namespaces, ...invoice })

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  format: true,
  indentBy: '  ',
})

// Peppol takes one note (R002), France looks for its codes in all notes together (BR-FR-05): so one note has them all.
function noteOf(notes: Model['notes']): string {
  return notes
    .map(({ code, text }) => {
      const said = text.replaceAll('#', '＃')
      return code === null ? said : `#${code}#${said}`
    })
    .join('')
}

const money = (amount: string, currency: Currency) => ({ '@currencyID': currency, '#': amount })

function allowanceCharge(
  { type, amount, base, percent, reason, category, rate }: ModelAdjustment,
  currency: Currency,
) {
  return children('cac:AllowanceCharge', {
    'cbc:ChargeIndicator': type === 'charge' ? 'true' : 'false',
    'cbc:AllowanceChargeReason': reason,
    'cbc:MultiplierFactorNumeric': percent,
    'cbc:Amount': money(amount, currency),
    'cbc:BaseAmount': base === null ? null : money(base, currency),
    'cac:TaxCategory': children('cac:TaxCategory', {
      'cbc:ID': category,
      'cbc:Percent': rate,
      'cac:TaxScheme': taxScheme,
    }),
  })
}

// The second total, without groups, is the VAT in the seller's accounting currency (BT-111).
function taxTotals({ currency, totals, groups, accountingCurrency, vatInAccounting }: Model) {
  const own = children('cac:TaxTotal', {
    'cbc:TaxAmount': money(totals.vat, currency),
    'cac:TaxSubtotal': groups.map(group => subtotal(group, currency)),
  })
  if (accountingCurrency === null || vatInAccounting === null) return [own]
  const amount = money(vatInAccounting, accountingCurrency)
  return [own, children('cac:TaxTotal', { 'cbc:TaxAmount': amount })]
}

function subtotal({ category, rate, base, amount, exemption }: ModelGroup, currency: Currency) {
  return children('cac:TaxSubtotal', {
    'cbc:TaxableAmount': money(base, currency),
    'cbc:TaxAmount': money(amount, currency),
    'cac:TaxCategory': children('cac:TaxCategory', {
      'cbc:ID': category,
      'cbc:Percent': rate,
      'cbc:TaxExemptionReasonCode': exemption?.code ?? null,
      'cbc:TaxExemptionReason': exemption?.reason ?? null,
      'cac:TaxScheme': taxScheme,
    }),
  })
}

function monetaryTotal({ currency, totals }: Model) {
  const { lines, net, gross, allowances, charges, prepaid, due } = totals
  return children('cac:LegalMonetaryTotal', {
    'cbc:LineExtensionAmount': money(lines, currency),
    'cbc:TaxExclusiveAmount': money(net, currency),
    'cbc:TaxInclusiveAmount': money(gross, currency),
    'cbc:AllowanceTotalAmount': money(allowances, currency),
    'cbc:ChargeTotalAmount': money(charges, currency),
    'cbc:PrepaidAmount': money(prepaid, currency),
    'cbc:PayableAmount': money(due, currency),
  })
}

function periodElement(period: ModelLine['period']) {
  if (period === null) return null
  const { from, to } = period
  return children('cac:InvoicePeriod', { 'cbc:StartDate': from, 'cbc:EndDate': to })
}

function lineElement(line: ModelLine, currency: Currency) {
  return children('cac:InvoiceLine', {
    'cbc:ID': line.id,
    'cbc:InvoicedQuantity': { '@unitCode': line.unit, '#': line.quantity },
    'cbc:LineExtensionAmount': money(line.amount, currency),
    'cac:InvoicePeriod': periodElement(line.period),
    'cac:Item': children('cac:Item', {
      'cbc:Description': line.description,
      'cbc:Name': line.name,
      'cac:ClassifiedTaxCategory': children('cac:ClassifiedTaxCategory', {
        'cbc:ID': line.category,
        'cbc:Percent': line.rate,
        'cac:TaxScheme': taxScheme,
      }),
    }),
    'cac:Price': children('cac:Price', {
      'cbc:PriceAmount': money(line.price, currency),
      'cbc:BaseQuantity': line.base === null ? null : { '@unitCode': line.unit, '#': line.base },
    }),
  })
}
