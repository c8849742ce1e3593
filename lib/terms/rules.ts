import type { Rule } from '@/lib/invoice/price-book'

/** What terms of sale bring to a price, as a form asks for it: decimals as typed, null where nothing was agreed. */
export type Brings = {
  marginPercent: string | null
  discountPercent: string | null
  discountAmount: string | null
  minimum: string | null
  maximum: string | null
  /** The clause of the document that says so. */
  clause: string | null
}

const names = {
  margin: { en: 'Partner margin', fr: 'Marge du partenaire', is: 'Afsláttur samstarfsaðila' },
  discount: { en: 'Agreed discount', fr: 'Remise convenue', is: 'Umsaminn afsláttur' },
  amount: { en: 'Agreed discount', fr: 'Remise convenue', is: 'Umsaminn afsláttur' },
  minimum: { en: 'Agreed minimum', fr: 'Minimum convenu', is: 'Umsamið lágmark' },
  maximum: { en: 'Agreed maximum', fr: 'Maximum convenu', is: 'Umsamið hámark' },
} as const

/** The rules that say the same to whoever prices an installation. */
export function rulesFrom(brings: Brings): Rule[] {
  const { marginPercent, discountPercent, discountAmount, minimum, maximum, clause } = brings
  const rule = (code: keyof typeof names) => ({
    ...{ code: `agreed-${code}`, seq: 0, when: {}, text: names[code], termsClause: clause },
  })
  const all: (Rule | null)[] = [
    discountPercent === null
      ? null
      : { ...rule('discount'), kind: 'discount_pct', percent: discountPercent },
    discountAmount === null
      ? null
      : { ...rule('amount'), seq: 1, kind: 'discount_abs', amount: discountAmount },
    marginPercent === null
      ? null
      : { ...rule('margin'), kind: 'partner_margin_pct', percent: marginPercent },
    minimum === null ? null : { ...rule('minimum'), kind: 'minimum', amount: minimum },
    maximum === null ? null : { ...rule('maximum'), kind: 'maximum', amount: maximum },
  ]
  return all.filter(each => each !== null)
}
