import type { PaperWords } from '@/lib/words/paper'
import type { Party } from '../party'
import { registrationNameOf } from '../registration'
import type { Complete } from './complete'
import { countryName } from './country-name'
import { modelParty } from './model-party'
import { languageOf } from './complete'

export type PaperParty = { label: string; name: string; lines: string[] }

/** Seller, buyer, and where it was delivered when that is somebody else. */
export function paperParties(document: Complete, t: PaperWords): PaperParty[] {
  const { parties, vat, sale } = document
  const language = languageOf(document)
  const withVatId = vat.vatIds === 'both'
  const block = (label: string, party: Party, whole: boolean): PaperParty => {
    const { name, street, postalCode, city, country, registration, vatId } = modelParty(
      party,
      withVatId,
    )
    const place = [postalCode, city].filter(part => part !== null).join(' ')
    const kind = registrationNameOf(country, registration?.id ?? '') ?? 'other'
    const numbers = whole
      ? [
          registration && t(`registrations.${kind}`, { number: registration.id }),
          vatId && t('vatId', { number: vatId }),
        ]
      : []
    const lines = [street, place, countryName(country, language), ...numbers]
    return { label, name, lines: lines.flatMap(line => line || []) }
  }
  return [
    block(t('seller'), parties.seller, true),
    block(t('billTo'), parties.buyer, true),
    ...(sale === 'resale' ? [block(t('deliveredTo'), parties.customer, false)] : []),
  ]
}
