import type { Party } from '../party'
import { registrationNameOf, type RegistrationName } from '../registration'
import type { Complete } from './complete'
import type { Model, ModelParty } from './model'
import { plainText } from './plain-text'

// ISO 6523 codes of the national registers: SIRENE, and the Icelandic register of companies.
const schemes: Readonly<Record<RegistrationName, string>> = { siren: '0002', kennitala: '0196' }

/** A party in the terms of EN 16931. VAT ids stand on both sides or on none (BR-O-02). */
export function modelParty(party: Party, withVatId: boolean): ModelParty {
  const { endpoint, vatId } = party
  return {
    ...named(party),
    registration: registered(party),
    vatId: withVatId && vatId ? plainText(vatId.number) || null : null,
    endpoint: endpoint && { scheme: endpoint.scheme, id: plainText(endpoint.id) },
  }
}

/** The end customer of a resale: who is not billed appears as where it was delivered, and nowhere else. */
export function deliveredToOf({ sale, parties: { customer } }: Complete): Model['deliveredTo'] {
  return sale === 'resale' ? named(customer) : null
}

function named({ name, address, country }: Party) {
  return {
    name: plainText(name),
    street: address?.street ? plainText(address.street) || null : null,
    city: address?.city ? plainText(address.city) || null : null,
    postalCode: address?.postalCode ? plainText(address.postalCode) || null : null,
    country,
  }
}

function registered({ country, registration }: Party): ModelParty['registration'] {
  const typed = plainText(registration ?? '')
  const name = registrationNameOf(country, typed)
  const scheme = name && schemes[name]
  const id = scheme === null ? typed : typed.replaceAll(/[\s-]/g, '')
  return id === '' ? null : { scheme, id }
}
