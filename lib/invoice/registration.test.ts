import { expect, test } from 'vitest'
import { missingRegistration } from './party'
import { overseasDepartments, registrationOf } from './registration'

test.each([
  ['FR', '732 829 320', true],
  ['FR', '732829321', false],
  ['FR', '73282932', false],
  ['IS', '710299-1029', true],
  ['IS', '7102991029', true],
  ['IS', '710299-1039', false],
  ['IS', '711399-1029', false],
  ['IS', '710299-1021', false],
  ['IS', '', false],
])('in %s the number %s holds: %s', (country, typed, holds) => {
  expect(registrationOf(country)?.holds(typed)).toBe(holds)
})

test.each(overseasDepartments)('a company in %s has the SIREN of France', country => {
  expect(registrationOf(country)).toEqual(registrationOf('FR'))
  expect(missingRegistration({ country, registration: null })).toBe('siren')
  expect(missingRegistration({ country, registration: '732829320' })).toBeNull()
})

test.each(['DE', 'MC', 'PM', 'NC', 'XI'])('no number is asked for in %s', country => {
  expect(registrationOf(country)).toBeNull()
})
