import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages'
import { payloads as customers } from '@/lib/customers/commands'
import { payloads as freezes } from '@/lib/freezes/commands'
import { payloads as installations } from '@/lib/installations/commands'
import { payloads as people } from '@/lib/people/commands'
import { payloads as releases } from '@/lib/release/commands'
import { fieldOf, places } from './field-of'

const said = {
  release: en.refusals.release,
  freeze: en.freezes.refusals,
  customer: en.installations.customerRefusals,
  installation: en.installations.refusals,
  person: en.people.refusals,
  draft: en.invoice.refusal,
  price_book: en.invoice.bookRefusal,
  api_token: en.tokens.refusals,
}

describe('every refusal that has words has a place, and no other', () => {
  test.each(Object.entries(said))('%s', (aggregate, words) => {
    const known = Object.keys(places).filter(code => code.startsWith(`${aggregate}.`))
    const shared = ['wrong-role'] // said alike for all of them
    const codes = [...new Set([...shared, ...Object.keys(words)])]
    expect(known.sort()).toEqual(codes.map(code => `${aggregate}.${code}`).sort())
  })
})

test('every field that is named is a field of a form', () => {
  const named = Object.values(places).flatMap(place => {
    if (place === 'whole form') return []
    return 'box' in place ? [place.box] : place
  })
  expect(named.filter(name => !drawn.includes(`name="${name}"`))).toEqual([])
})

test.each([
  ['release.not-greater', ['subject', 'kind'], 'subject'],
  ['release.in-the-past', ['key', 'expires'], 'expires'],
  ['release.in-the-past', ['start', 'expires'], 'start'],
  ['freeze.ends-before-start', Object.keys(freezes.addFreeze.shape), 'end'],
  ['freeze.longer-than', Object.keys(freezes.addFreeze.shape), 'end'],
  ['customer.name-taken', Object.keys(customers.addCustomer.in.shape), 'name'],
  ['installation.own-partner', Object.keys(installations.editInstallation.in.shape), 'partner'],
  ['installation.older-facts', Object.keys(installations.editInstallation.in.shape), 'as_of'],
  ['person.already-exists', ['subject', ...Object.keys(people.addPerson.shape)], 'subject'],
  ['person.last-admin', Object.keys(people.setRoles.shape), 'roles'],
  ['person.identity-taken', Object.keys(people.setGitIdentities.shape), 'gitIdentities'],
  ['price_book.next-version', ['subject', 'text', 'file'], 'file'],
  ['price_book.overlaps', ['subject', 'text'], 'text'],
  ['release.nothing-new', ['subject', 'list'], 'list'],
  ['release.window-open', Object.keys(releases.closeTrack.shape), 'reason'],
])('%s among %j stands at %s', (code, sent, field) => {
  expect(fieldOf(code, sent)).toBe(field)
})

test('a box that is not ticked is not sent, and is named all the same', () => {
  expect(fieldOf('customer.has-installations', ['subject', 'name'])).toBe('partner')
})

test('the same code stands elsewhere for another aggregate', () => {
  expect(fieldOf('release.already-exists', ['subject'])).toBe('subject')
  expect(fieldOf('freeze.already-exists', ['subject', 'end'])).toBeNull()
})

test('a refusal about the state of things, or of a field that is not there, stands below the button', () => {
  expect(fieldOf('release.froze-it-yourself', ['subject'])).toBeNull()
  expect(fieldOf('release.frozen', ['subject'])).toBeNull()
  expect(fieldOf('person.last-admin', ['subject', 'reason'])).toBeNull()
})

const drawn = ['app', 'components']
  .flatMap(folder => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return files.filter(file => file.endsWith('.tsx')).map(file => join(folder, file))
  })
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')
