import { expect, test } from 'vitest'
import { fieldOf } from './field-of'

test('a refusal about what was typed stands at its field', () => {
  expect(fieldOf('not-greater', ['subject', 'kind'])).toBe('subject')
  expect(fieldOf('in-the-past', ['key', 'expires'])).toBe('expires')
  expect(fieldOf('in-the-past', ['start', 'expires'])).toBe('start')
})

test('a refusal about the state of things, or of a field that is not there, stands below the button', () => {
  expect(fieldOf('froze-it-yourself', ['subject'])).toBeNull()
  expect(fieldOf('frozen', ['subject'])).toBeNull()
})
