import type { AccountingEvent } from '@/lib/accounting/events'
import type { CustomerEvent } from '@/lib/customers/events'
import type { RateEvent } from '@/lib/exchange-rates/decide'
import type { DeliveryEvent } from '@/lib/deliveries/events'
import type { FreezeEvent } from '@/lib/freezes/events'
import { flagValueOf } from '@/lib/installations/contract'
import type { InstallationEvent } from '@/lib/installations/events'
import type { PersonEvent } from '@/lib/people/events'
import type { TermsEvent } from '@/lib/terms/commands'
import type { TokenEvent } from '@/lib/tokens/events'
import type { Words } from './describe'

// Sentences without their subject, as describe() has them for a release: "set the roles to QA, DevOps".

/** What happened to a person. */
export function describePerson(t: Words, event: PersonEvent): string {
  switch (event.type) {
    case 'personEdited':
      return t('events.person.personEdited', { name: event.name, zone: event.zone })
    case 'rolesChanged': {
      const roles = event.to.map(role => t(`release.roles.${role}`)).join(', ')
      return t('events.person.rolesChanged', { roles })
    }
    case 'personDisabled':
      return t('events.person.personDisabled', { reason: event.reason })
    case 'personAdded':
    case 'gitIdentitiesChanged':
    case 'personEnabled':
      return t(`events.person.${event.type}`)
  }
}

/** What happened to a customer or partner. */
export const describeCustomer = (t: Words, { type }: CustomerEvent) => t(`events.customer.${type}`)

/** What happened to an installation. */
export function describeInstallation(t: Words, event: InstallationEvent): string {
  switch (event.type) {
    case 'installationEdited': {
      const fields = event.changed.map(name => t(`installations.changed.${name}`)).join(', ')
      return t('events.installation.installationEdited', { fields })
    }
    case 'factsReported': {
      const fields = event.changed.map(name => t(`installations.changed.${name}`)).join(', ')
      return t('events.installation.factsReported', { fields: fields || 'none' })
    }
    case 'versionInstalled':
      return t('events.installation.versionInstalled', { version: event.version })
    case 'installationRetired':
      return t('events.installation.installationRetired', { reason: event.reason })
    case 'contractFlagRecorded': {
      const { flag, value, validFrom: from, reference } = event
      const said = { flag: t(`invoice.fact.${flag}`), value: flagValueOf(value), from }
      return t('events.installation.contractFlagRecorded', { ...said, reference })
    }
    case 'customerRecorded':
      return t('events.installation.customerRecorded', { name: event.name })
    case 'customerCompleted':
    case 'installationAdded':
      return t(`events.installation.${event.type}`)
  }
}

/** What happened to a freeze. */
export function describeFreeze(t: Words, event: FreezeEvent): string {
  const { reason } = event
  return event.type === 'freezeAdded'
    ? t('events.freeze.freezeAdded', { reason })
    : t('events.freeze.freezeEnded', { reason, was: event.was })
}

/** What happened to an exchange rate. */
export function describeRate(t: Words, event: RateEvent): string {
  const { rate, source } = event
  return event.type === 'rateRecorded'
    ? t('events.rate.rateRecorded', { rate, source })
    : t('events.rate.rateCorrected', { was: event.was, rate, reason: event.reason })
}

/** What happened to an API token. */
export const describeToken = (t: Words, event: TokenEvent) =>
  event.type === 'tokenIssued'
    ? t('events.token.tokenIssued', { name: event.name })
    : t('events.token.tokenRevoked')

/** What happened to a delivery that was given up. */
export const describeDelivery = (t: Words, { queue }: DeliveryEvent) =>
  t('events.delivery.deliveryResent', { queue })

/** What happened to what accounting decides. */
export function describeAccounting(t: Words, event: AccountingEvent): string {
  switch (event.type) {
    case 'accountingContactNamed':
      return t('events.accounting.accountingContactNamed', { name: event.name })
    case 'territoryDecided': {
      const { territory: place, from, treatment } = event
      const as = treatment ?? 'undecided'
      return t('events.accounting.territoryDecided', { place, from, as })
    }
    case 'vatRateRecorded':
    case 'vatRateWithdrawn': {
      const { type, country, rate, from } = event
      return t(`events.accounting.${type}`, { country, rate, from })
    }
    case 'sellerEdited':
      return t('events.accounting.sellerEdited', { name: event.name })
    case 'vatPolicyDecided':
      return t('events.accounting.vatPolicyDecided')
  }
}

/** What happened to a version of terms of sale. */
export const describeTerms = (t: Words, event: TermsEvent): string =>
  event.type === 'termsAdded'
    ? t('events.terms.termsAdded', { code: event.terms.code, version: String(event.terms.version) })
    : t('events.terms.termsEnded', { lastDay: event.lastDay, reason: event.reason })
