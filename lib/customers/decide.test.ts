import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { payloads } from './commands'
import { decide, obstacle } from './decide'

const typed = {
  name: 'Rheinblick Hosting GmbH',
  country: 'de',
  vat_id: 'DE 136 695 976',
  registration: '',
  contact: '',
  language: 'en',
  partner: 'on',
}
const facts = payloads.addCustomer.parse(typed)
const nothing = { known: null, nameTaken: false, asPartner: 0 }
const person = (role: Role): Actor => ({ kind: 'person', id: 'x', roles: [role] })
const codeOf = (answer: ReturnType<typeof decide>) => (answer.ok ? null : answer.refusal.code)
const add = { type: 'addCustomer', ...facts } as const
const edit = { type: 'editCustomer', ...facts } as const

test.each(roles)('only sales and devops record customers: %s', role => {
  const code = role === 'sales' || role === 'devops' ? null : 'wrong-role'
  expect(codeOf(decide(nothing, add, person(role)))).toBe(code)
  expect(obstacle(person(role))?.code ?? null).toBe(code)
})

test('numbers are stored as registers write them', () => {
  expect(facts).toMatchObject({ country: 'DE', vatId: 'DE136695976', registration: null })
})

test('a number that the country does not have is refused at its field', () => {
  const read = payloads.addCustomer.safeParse({ ...typed, country: 'FR', registration: '12' })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['vat_id', 'not-a-vat-id'],
    ['registration', 'not-a-siren'],
  ])
})

test('names are unique, nothing is saved twice, and a partner who is named stays one', () => {
  const sales = person('sales')
  expect(codeOf(decide({ ...nothing, nameTaken: true }, add, sales))).toBe('name-taken')
  expect(codeOf(decide({ ...nothing, known: facts }, add, sales))).toBe('already-exists')
  expect(codeOf(decide({ ...nothing, known: facts }, edit, sales))).toBe('unchanged')
  const named = { ...nothing, known: facts, asPartner: 3 }
  expect(decide(named, { ...edit, partner: false }, sales)).toEqual({
    ok: false,
    refusal: { code: 'has-installations', count: 3 },
  })
})
