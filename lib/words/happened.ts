import type { CustomerEvent } from '@/lib/customers/events'
import type { FreezeEvent } from '@/lib/freezes/events'
import type { InstallationEvent } from '@/lib/installations/events'
import type { PersonEvent } from '@/lib/people/events'
import type { PriceBookEvent } from '@/lib/price-books/add'
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
    case 'versionInstalled':
      return t('events.installation.versionInstalled', { version: event.version })
    case 'installationRetired':
      return t('events.installation.installationRetired', { reason: event.reason })
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

/** What happened to a version of a price book. */
export function describeBook(t: Words, { book: { code, version } }: PriceBookEvent): string {
  return t('events.priceBook', { code, version: String(version) })
}

/** What happened to an API token. */
export const describeToken = (t: Words, event: TokenEvent) =>
  event.type === 'tokenIssued'
    ? t('events.token.tokenIssued', { name: event.name })
    : t('events.token.tokenRevoked')
