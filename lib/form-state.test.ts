import { expect, test } from 'vitest'
import { z } from 'zod'
import { filesOf, invalid, valuesOf } from './form-state'

function formOf(...entries: [string, string | File][]) {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('what was typed comes back under its name', () => {
  expect(valuesOf(formOf(['reason', ' keep my spaces ']))).toEqual({ reason: ' keep my spaces ' })
})

test('a line ends as it was written, not as browsers send it', () => {
  expect(valuesOf(formOf(['notes', 'one\r\ntwo\r\n\r\nthree']))).toEqual({
    notes: 'one\ntwo\n\nthree',
  })
})

test('one ticked box of a group is a list of one', () => {
  expect(valuesOf(formOf(['tracks[]', ''], ['tracks[]', 'serverless']))).toEqual({
    tracks: ['serverless'],
  })
})

test('a group with nothing ticked is an empty list, never a missing one', () => {
  expect(valuesOf(formOf(['tracks[]', '']))).toEqual({ tracks: [] })
})

test('files and the entries of the framework are left out', () => {
  const form = formOf(['report', new File(['<a/>'], 'a.xml')], ['$ACTION_ID_1', ''])
  expect(valuesOf(form)).toEqual({})
})

test('a file that was chosen is named by its field, and one that was not is none', () => {
  const form = formOf(
    ['text', 'typed'],
    ['file', new File(['{}'], 'book.json')],
    ['list', new File([], '')],
  )
  expect(filesOf(form)).toEqual(['file'])
})

test('errors stand at the field they belong to, one at a time', () => {
  const parsed = z
    .object({
      version: z.string().min(1, 'empty').min(2, 'short'),
      tracks: z.array(z.string().min(3, 'short')),
    })
    .safeParse({ version: '', tracks: ['a', 'b'] })
  if (parsed.success) throw new Error('expected a refusal')

  expect(invalid(parsed.error, {}, code => `said ${code}`)).toEqual({
    status: 'invalid',
    fields: { version: ['said empty'], tracks: ['said short'] },
    values: {},
  })
})

test('an error that belongs to no field is kept, under no name', () => {
  const parsed = z
    .object({ a: z.string() })
    .refine(() => false, 'together')
    .safeParse({ a: 'x' })
  if (parsed.success) throw new Error('expected a refusal')

  expect(invalid(parsed.error, {})).toMatchObject({ fields: { '': ['together'] } })
})
