import { describe, expect, test } from 'vitest'
import { check } from '../check/check'
import type { DraftInput } from '../draft'
import type { Party } from '../party'
import { brokenRules } from '../ready'
import type { Territory, TerritoryTreatment } from '../territories'
import { buyerIn, monaco } from '../testing'
import { readVatId } from '../vat-id'
import { languageOf } from './complete'
import { modelOf } from './model-of'
import { paperOf } from './paper'
import { draftedFrom, requests, standing } from './testing'
import { ublOf } from './ubl'

const vatIds: Partial<Record<Territory, string>> = {
  MC: 'FR11123456782',
  RE: 'FR11123456782',
  XI: 'XI123456782',
}

function buyer(territory: Territory): Party {
  const typed = vatIds[territory]
  return {
    ...buyerIn(territory),
    address: { street: '1, rue du Port', postalCode: '00000', city: 'Ville-Exemple' },
    endpoint: null,
    vatId: typed ? readVatId(typed, territory) : null,
  }
}

const sold = (
  territory: Territory,
  treatment: TerritoryTreatment,
  policy: DraftInput['policy'] = { outsideUnion: 'O', vatIdEvidence: 'format_ok' },
) =>
  draftedFrom({
    ...requests['FR to FR'],
    ...{ customer: buyer(territory), policy, territories: [monaco({ territory, treatment })] },
  })

const export_ = { outsideUnion: 'G', vatIdEvidence: 'format_ok' } as const
const cases = [
  ['MC', 'domestic', 'S', undefined],
  ['RE', 'domestic', 'S', undefined],
  ['MC', 'union', 'AE', undefined],
  ['RE', 'union', 'AE', undefined],
  ['XI', 'union', 'AE', undefined],
  ['MC', 'outside', 'O', undefined],
  ['RE', 'outside', 'G', export_],
  ['NC', 'outside', 'G', export_],
  ['TF', 'domestic', 'S', undefined],
] as const

describe.each(cases)('a buyer in %s, %s: %s', (territory, treatment, category, policy) => {
  const document = sold(territory, treatment, policy)
  const model = modelOf(document, standing)

  test('breaks no rule of EN 16931, and nothing keeps it from being submitted', () => {
    expect(model.groups.map(group => group.category)).toEqual([category])
    const [en16931] = check(model)
    expect(en16931).toEqual({ name: 'en16931', state: 'pass', findings: [] })
    expect(brokenRules(document, standing)).toEqual([])
  })

  test('says in XML where the buyer is, and the VAT ids of both or of neither', () => {
    const xml = ublOf(model)
    const [, party = ''] = xml.split('<cac:AccountingCustomerParty>')
    expect(party).toContain(`<cbc:IdentificationCode>${territory}</cbc:IdentificationCode>`)
    const printed = Array.from(xml.matchAll(/<cac:PartyTaxScheme>\s*<cbc:CompanyID>(\w+)</g))
    const ids = category === 'O' ? [] : ['FR11123456782', vatIds[territory] ?? []].flat()
    expect(printed.map(([, id]) => id)).toEqual(ids)
  })

  test('names the register that the number of the buyer is in', () => {
    const [, party = ''] = ublOf(model).split('<cac:AccountingCustomerParty>')
    const [buyer = ''] = party.split('</cac:AccountingCustomerParty>')
    const paper = JSON.stringify(paperOf(document, standing).parties)
    if (territory === 'RE') expect(buyer).toContain('<cbc:CompanyID schemeID="0002">123456782<')
    else expect(buyer).not.toContain('schemeID="0002"')
    expect(paper.split('SIREN')).toHaveLength(territory === 'RE' ? 3 : 2)
  })

  test('keeps what was decided and its source, and prints neither', () => {
    expect(document.territory).toEqual(monaco({ territory, treatment }))
    const printed = JSON.stringify([paperOf(document, standing), ublOf(model)])
    expect(printed).not.toContain(monaco().evidence)
  })
})

test('within France without the VAT id of the seller it breaks BR-S-02', () => {
  const document = sold('MC', 'domestic')
  const { parties } = document
  const seller = { ...parties.seller, vatId: null }
  expect(brokenRules({ ...document, parties: { ...parties, seller } }, standing)).toEqual([
    'BR-S-02',
  ])
})

test('Monaco and the territories of France are spoken to in French, Northern Ireland in English', () => {
  const languages = (['MC', 'RE', 'NC'] as const).map(each => languageOf(sold(each, 'domestic')))
  expect(languages).toEqual(['fr', 'fr', 'fr'])
  const north = sold('XI', 'union')
  expect(languageOf(north)).toBe('en')
  expect(JSON.stringify(paperOf(north, standing))).toContain('Northern Ireland')
})
