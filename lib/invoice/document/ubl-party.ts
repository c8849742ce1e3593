import type { Model, ModelParty } from './model'
import { children } from './ubl-order'

export const taxScheme = children('cac:TaxScheme', { 'cbc:ID': 'VAT' })

/** BG-4 or BG-7. */
export function partyElement(party: ModelParty) {
  const { name, registration, vatId, endpoint } = party
  return children('cac:Party', {
    'cbc:EndpointID': endpoint && { '@schemeID': endpoint.scheme, '#': endpoint.id },
    'cac:PartyName': children('cac:PartyName', { 'cbc:Name': name }),
    'cac:PostalAddress': children('cac:PostalAddress', postal(party)),
    'cac:PartyTaxScheme':
      vatId === null
        ? null
        : children('cac:PartyTaxScheme', { 'cbc:CompanyID': vatId, 'cac:TaxScheme': taxScheme }),
    'cac:PartyLegalEntity': children('cac:PartyLegalEntity', {
      'cbc:RegistrationName': name,
      'cbc:CompanyID': registration && identified(registration),
    }),
  })
}

/** BG-13 and BG-15: when it was delivered, and to whom when that is not the buyer. */
export function deliveryElement({ deliveredOn, deliveredTo }: Model) {
  if (deliveredOn === null && deliveredTo === null) return null
  return children('cac:Delivery', {
    'cbc:ActualDeliveryDate': deliveredOn,
    'cac:DeliveryLocation':
      deliveredTo &&
      children('cac:DeliveryLocation', {
        'cac:Address': children('cac:Address', postal(deliveredTo)),
      }),
    'cac:DeliveryParty':
      deliveredTo &&
      children('cac:DeliveryParty', {
        'cac:PartyName': children('cac:PartyName', { 'cbc:Name': deliveredTo.name }),
      }),
  })
}

function postal({
  street,
  city,
  postalCode,
  country,
}: Pick<ModelParty, 'street' | 'city' | 'postalCode' | 'country'>) {
  return {
    'cbc:StreetName': street,
    'cbc:CityName': city,
    'cbc:PostalZone': postalCode,
    'cac:Country': children('cac:Country', { 'cbc:IdentificationCode': country }),
  }
}

function identified({ scheme, id }: { scheme: string | null; id: string }) {
  return scheme === null ? id : ({ '@schemeID': scheme, '#': id } as const)
}
