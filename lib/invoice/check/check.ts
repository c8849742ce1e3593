import type { Model } from '../document/model'
import { vatCategories } from '../vat'
import { codes } from './codes'
import { france } from './france'
import { iceland } from './iceland'
import { peppol } from './peppol'
import { presence } from './presence'
import type { Broken, Rule } from './rule'
import { each } from './rule'
import { sums } from './sums'
import { rulesOf, vatDiffers } from './vat-rules'

export const lightNames = ['en16931', 'peppol', 'france', 'iceland'] as const
export type LightName = (typeof lightNames)[number]

export type Finding = Broken & {
  /** The rule by its official id. */
  rule: string
  light: LightName
  severity: 'fatal' | 'warning' | 'issuer'
}

/** `refuses`: complete but for what whoever issues the invoice settles, first of all the type. */
export type LightState = 'pass' | 'fail' | 'refuses' | 'not-applicable'
export type Light = { name: LightName; state: LightState; findings: Finding[] }

const exactVat = each(
  'BR-CO-17',
  'vat.amount',
  'sum',
  ({ groups }) => groups,
  (group, { currency }) => vatDiffers(group, currency),
)

/** Every rule there is, in the order findings are told. Arithmetic waits until all amounts are numbers. */
export const ruleSets = {
  en16931: [...presence, ...codes, ...sums, exactVat, ...vatCategories.flatMap(rulesOf)],
  peppol,
  france,
  iceland,
} satisfies Record<LightName, readonly Rule[]>

/**
 * Holds a draft against EN 16931, Peppol BIS Billing 3.0 and the French and Icelandic rules, exactly. Pure; one light
 * for each set, with all its findings. France is asked of sales inside France, Iceland of Icelandic sellers.
 */
export function check(model: Model): Light[] {
  const unreadable = found('en16931', presence, model)
  return lightNames.map(name => {
    if (!applies(name, model)) return { name, state: 'not-applicable', findings: [] }
    if (unreadable.length > 0)
      return light(name, name === 'en16931' ? unreadable : missing(name, model))
    return light(name, found(name, ruleSets[name], model))
  })
}

// What is not there can be told even where nothing can be added up.
function missing(name: LightName, model: Model): Finding[] {
  const readable = ruleSets[name].filter(({ id }) => !arithmetic.includes(id))
  return found(name, readable, model)
}

const arithmetic = ['PEPPOL-EN16931-R040', 'PEPPOL-EN16931-R055', 'PEPPOL-EN16931-R120']

function found(light: LightName, rules: readonly Rule[], model: Model): Finding[] {
  return rules.flatMap(({ id, severity, broken }) =>
    broken(model).map(one => ({ ...one, rule: id, light, severity: severity ?? 'fatal' })),
  )
}

// What is to be fixed comes first.
function light(name: LightName, findings: Finding[]): Light {
  const told = findings.toSorted((a, b) => rank[a.severity] - rank[b.severity])
  return { name, state: stateOf(findings), findings: told }
}

const rank = { fatal: 0, warning: 1, issuer: 2 } satisfies Record<Finding['severity'], number>

function stateOf(findings: readonly Finding[]): LightState {
  if (findings.some(({ severity }) => severity === 'fatal')) return 'fail'
  return findings.some(({ severity }) => severity === 'issuer') ? 'refuses' : 'pass'
}

function applies(name: LightName, { seller, buyer }: Model): boolean {
  switch (name) {
    case 'en16931':
    case 'peppol':
      return true
    case 'france':
      return seller.country === 'FR' && buyer.country === 'FR'
    case 'iceland':
      return seller.country === 'IS'
  }
}
