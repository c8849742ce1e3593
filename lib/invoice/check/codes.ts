import { unitCodes } from '../unit'
import { isCountry, isPlace } from '@/lib/installations/country'
import { currencies } from '@/lib/money'
import type { Model } from '../document/model'
import { vatCategories } from '../vat'
import { each, rule, type Field, type Rule } from './rule'

// EN 16931, 6.4.5: codes are of their lists. The lists hold what a draft can carry, not all there is.

// UNTDID 1001, as far as an invoice may be one.
const types = ['325', '326', '380', '381', '384', '386', '389', '393']
// UNTDID 4451: what a note is about.
const subjects = ['AAB', 'AAI', 'ABL', 'ADU', 'BAR', 'PMD', 'PMT', 'REG', 'TXD']
const units: readonly string[] = [...unitCodes, 'WEE', 'EA', 'XPP']
const exemptions = ['VATEX-EU-AE', 'VATEX-EU-O', 'VATEX-EU-G']
const registers = [
  '0002',
  '0007',
  '0009',
  '0060',
  '0088',
  '0106',
  '0130',
  '0184',
  '0190',
  '0191',
  '0192',
  '0195',
  '0196',
  '0199',
  '0204',
  '0208',
  '0209',
  '0213',
  '0225',
]
/** EAS: where electronic documents reach somebody. */
export const addressSchemes = [
  ...registers,
  ...['0037', '0096', '0097', '0135', '0142', '0147', '0151', '0154', '0158', '0170', '0177'],
  ...['0183', '0188', '0193', '0194', '0198', '0200', '0201', '0202', '0203', '0205', '0210'],
  ...['0211', '0212', '0215', '0216', '0217', '0218', '0221', '0230', '0235', '0240'],
  ...['9910', '9913', '9914', '9915', '9918', '9919', '9920', '9922', '9923', '9924', '9925'],
  ...['9926', '9927', '9928', '9929', '9930', '9931', '9932', '9933', '9934', '9935', '9936'],
  ...['9937', '9938', '9939', '9940', '9941', '9942', '9943', '9944', '9945', '9946', '9947'],
  ...['9948', '9949', '9950', '9951', '9952', '9953', '9957', '9959'],
]

const sides = ['seller', 'buyer'] as const

function ofList(
  id: string,
  field: Field,
  list: readonly string[],
  codes: (model: Model) => readonly (string | null | undefined)[],
): Rule {
  return each(id, field, 'code', codes, code => {
    return code !== null && code !== undefined && !list.includes(code) && { is: code }
  })
}

const countries = (field: Field, code: (model: Model) => string | undefined) =>
  rule('BR-CL-14', field, 'code', model => {
    const is = code(model)
    return is !== undefined && is !== '' && !isPlace(is) && { is }
  })

export const codes: readonly Rule[] = [
  ofList('BR-CL-01', 'document.type', types, ({ type }) => [type]),
  ofList('BR-CL-05', 'total.accountingVat', currencies, model => [model.accountingCurrency]),
  ofList('BR-CL-08', 'document.statements', subjects, ({ notes }) => notes.map(note => note.code)),
  ...sides.map(side =>
    ofList('BR-CL-11', `${side}.registration`, registers, model => [
      model[side].registration?.scheme,
    ]),
  ),
  countries('seller.country', ({ seller }) => seller.country),
  countries('buyer.country', ({ buyer }) => buyer.country),
  countries('delivery.country', ({ deliveredTo }) => deliveredTo?.country),
  ofList('BR-CL-17', 'vat.category', vatCategories, ({ groups }) =>
    groups.map(group => group.category),
  ),
  ofList('BR-CL-18', 'line.vat', vatCategories, ({ lines }) => lines.map(line => line.category)),
  ofList('BR-CL-22', 'vat.exemption', exemptions, ({ groups }) =>
    groups.map(group => group.exemption?.code),
  ),
  ofList('BR-CL-23', 'line.unit', units, ({ lines }) => lines.map(line => line.unit)),
  ...sides.map(side =>
    ofList('BR-CL-25', `${side}.endpoint`, addressSchemes, model => [model[side].endpoint?.scheme]),
  ),
  ...sides.map(side =>
    rule('BR-CO-09', `${side}.vatId`, 'format', model => {
      const is = model[side].vatId
      if (is === null) return false
      const prefix = is.slice(0, 2)
      return (
        !isCountry(prefix) &&
        prefix !== 'EL' &&
        prefix !== 'XI' && { is, should: model[side].country }
      )
    }),
  ),
]
