/**
 * The order of the elements that a draft uses, as the schemas of UBL 2.1 have it. Children are always written in
 * this order, and one that is not named here cannot be written.
 */
export const ublOrder = {
  Invoice: [
    ...['cbc:CustomizationID', 'cbc:ProfileID', 'cbc:ID', 'cbc:IssueDate', 'cbc:DueDate'],
    ...['cbc:InvoiceTypeCode', 'cbc:Note', 'cbc:DocumentCurrencyCode', 'cbc:TaxCurrencyCode'],
    ...['cbc:BuyerReference', 'cac:AccountingSupplierParty', 'cac:AccountingCustomerParty'],
    ...['cac:Delivery', 'cac:PaymentTerms', 'cac:AllowanceCharge', 'cac:TaxTotal'],
    ...['cac:LegalMonetaryTotal', 'cac:InvoiceLine'],
  ],
  'cac:AccountingSupplierParty': ['cac:Party'],
  'cac:AccountingCustomerParty': ['cac:Party'],
  'cac:Party': [
    ...['cbc:EndpointID', 'cac:PartyName', 'cac:PostalAddress', 'cac:PartyTaxScheme'],
    'cac:PartyLegalEntity',
  ],
  'cac:PartyName': ['cbc:Name'],
  'cac:PostalAddress': ['cbc:StreetName', 'cbc:CityName', 'cbc:PostalZone', 'cac:Country'],
  'cac:Address': ['cbc:StreetName', 'cbc:CityName', 'cbc:PostalZone', 'cac:Country'],
  'cac:Country': ['cbc:IdentificationCode'],
  'cac:PartyTaxScheme': ['cbc:CompanyID', 'cac:TaxScheme'],
  'cac:PartyLegalEntity': ['cbc:RegistrationName', 'cbc:CompanyID'],
  'cac:TaxScheme': ['cbc:ID'],
  'cac:Delivery': ['cbc:ActualDeliveryDate', 'cac:DeliveryLocation', 'cac:DeliveryParty'],
  'cac:DeliveryLocation': ['cac:Address'],
  'cac:DeliveryParty': ['cac:PartyName'],
  'cac:PaymentTerms': ['cbc:Note'],
  'cac:AllowanceCharge': [
    ...['cbc:ChargeIndicator', 'cbc:AllowanceChargeReason', 'cbc:MultiplierFactorNumeric'],
    ...['cbc:Amount', 'cbc:BaseAmount', 'cac:TaxCategory'],
  ],
  'cac:TaxTotal': ['cbc:TaxAmount', 'cac:TaxSubtotal'],
  'cac:TaxSubtotal': ['cbc:TaxableAmount', 'cbc:TaxAmount', 'cac:TaxCategory'],
  'cac:TaxCategory': [
    ...['cbc:ID', 'cbc:Percent', 'cbc:TaxExemptionReasonCode', 'cbc:TaxExemptionReason'],
    'cac:TaxScheme',
  ],
  'cac:ClassifiedTaxCategory': ['cbc:ID', 'cbc:Percent', 'cac:TaxScheme'],
  'cac:LegalMonetaryTotal': [
    ...['cbc:LineExtensionAmount', 'cbc:TaxExclusiveAmount', 'cbc:TaxInclusiveAmount'],
    ...['cbc:AllowanceTotalAmount', 'cbc:ChargeTotalAmount', 'cbc:PrepaidAmount'],
    'cbc:PayableAmount',
  ],
  'cac:InvoiceLine': [
    ...['cbc:ID', 'cbc:InvoicedQuantity', 'cbc:LineExtensionAmount', 'cac:InvoicePeriod'],
    ...['cac:Item', 'cac:Price'],
  ],
  'cac:InvoicePeriod': ['cbc:StartDate', 'cbc:EndDate'],
  'cac:Item': ['cbc:Description', 'cbc:Name', 'cac:ClassifiedTaxCategory'],
  'cac:Price': ['cbc:PriceAmount', 'cbc:BaseQuantity'],
} as const

export type Aggregate = keyof typeof ublOrder
type Child<Parent extends Aggregate> = (typeof ublOrder)[Parent][number]

/** A value with its attributes, as the builder takes it. */
type Leaf = string | { [attribute: `@${string}`]: string; '#': string }
declare const ordered: unique symbol
export type Branch = Record<string, unknown> & { readonly [ordered]: true }
type Content = Leaf | Branch | Branch[] | null

/** The children of an element in their order; those without a value are left out (PEPPOL-EN16931-R008). */
export function children<Parent extends Aggregate>(
  parent: Parent,
  given: Partial<Record<Child<Parent>, Content>>,
): Branch {
  const names: readonly Child<Parent>[] = ublOrder[parent]
  const present = names.flatMap(name => {
    const content = given[name]
    return content === undefined || isEmpty(content) ? [] : [[name, content] as const]
  })
  return Object.fromEntries(present) as unknown as Branch
}

function isEmpty(content: Content) {
  return content === null || content === '' || (Array.isArray(content) && content.length === 0)
}
