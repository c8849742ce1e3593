import { expect, test } from 'vitest'
import { bulkMost, bulkPayload, commandOn, written } from './bulk'

const id = '00000000-0000-4000-8000-000000000000'
const draft = written({ id, seen: 3, expected: 17 })
const problemsOf = (form: object) =>
  bulkPayload.safeParse(form).error?.issues.map(({ message }) => message)

test('each draft is asked for with the revision that was seen', () => {
  const bulk = bulkPayload.parse({ act: 'rejectDraft', drafts: [draft], reason: ' Too much. ' })
  expect(bulk.drafts).toEqual([{ id, seen: 3, expected: 17 }])
  expect(commandOn(bulk, 3)).toEqual({ type: 'rejectDraft', seen: 3, reason: 'Too much.' })
})

test('nothing picked is an error, never everything', () => {
  expect(problemsOf({ act: 'approveDraft', drafts: [] })).toEqual(['nothing-picked'])
  expect(problemsOf({ act: 'approveDraft' })).toEqual(['nothing-picked'])
})

test('a rejection needs its reason, and a form has its limit', () => {
  expect(problemsOf({ act: 'rejectDraft', drafts: [draft], reason: ' ' })).toEqual(['required'])
  const many = Array.from({ length: bulkMost + 1 }, () => draft)
  expect(problemsOf({ act: 'submitDraft', drafts: many })).toEqual(['too-many'])
})

test.each(['', id, `${id} 1`, `${id} one 1`, `${draft} 1`])('%j names no draft', text => {
  expect(bulkPayload.safeParse({ act: 'submitDraft', drafts: [text] }).success).toBe(false)
})
