import { expect, test } from 'vitest'
import { invalid } from './form-state'
import { readableForm } from './readable-form'

test('a NUL is refused in a field and in one of several, and nothing else is', () => {
  expect(readableForm.safeParse({ reason: '\u202e😀', tracks: [] }).success).toBe(true)

  const parsed = readableForm.safeParse({ reason: 'a\0', tracks: ['x', '\0'] })
  if (parsed.success) throw new Error('expected a refusal')
  expect(invalid(parsed.error, {})).toMatchObject({
    fields: { reason: ['not-text'], tracks: ['not-text'] },
  })
})
