import type { Model } from '../document/model'
import { isEmpty, rule, type Rule } from './rule'

// The Icelandic rules inside Peppol BIS Billing 3.0. IS-R-006 to 010 are about account numbers and the last day
// to pay (eindagi), which a draft never carries.

const inside = ({ buyer }: Model) => buyer.country === 'IS'

const kennitala = ({ registration }: Model['seller']) =>
  registration?.scheme === '0196' && /^\d{10}$/.test(registration.id)

const unplaced = ({ street, postalCode }: Model['seller']) => isEmpty(street) || isEmpty(postalCode)

export const iceland: readonly Rule[] = [
  {
    ...rule('IS-R-001', 'document.type', 'pro-forma', ({ type }) => {
      return type !== '380' && type !== '381' && { is: type }
    }),
    severity: 'warning',
  },
  rule('IS-R-002', 'seller.registration', 'format', ({ seller }) => {
    return (
      !kennitala(seller) && { is: seller.registration?.id ?? '–', should: 'kennitala 0000000000' }
    )
  }),
  rule('IS-R-003', 'seller.address', 'missing', ({ seller }) => unplaced(seller)),
  rule('IS-R-004', 'buyer.registration', 'format', model => {
    const { registration } = model.buyer
    const missing = inside(model) && !kennitala(model.buyer)
    return missing && { is: registration?.id ?? '–', should: 'kennitala 0000000000' }
  }),
  rule('IS-R-005', 'buyer.address', 'missing', model => inside(model) && unplaced(model.buyer)),
]
