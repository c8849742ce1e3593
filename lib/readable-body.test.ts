import { expect, test } from 'vitest'
import { isReadableBody } from './readable-body'

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const state =
  '{"status":"invalid","fields":{"title":["Fill this in."]},"values":{"title":"$$5","at":"$undefined"}}'

test.each([
  ['the state before and a form', `[${state},"$K1"]`, true],
  ['a state that speaks of something elsewhere', '[{"status":"$@5"},"$K1"]', false],
  ['the same, deep inside', '[{"values":{"tracks":["a","$F1"]}},"$K1"]', false],
  ['a form alone', '["$K1"]', false],
  ['something else for the form', '[{"status":"blank"},{}]', false],
  ['a form of another place', '[{"status":"blank"},"$K9"]', false],
  ['no list', '{"status":"blank"}', false],
  ['half of it', '[{"sta', false],
])('sent by a script: %s', (_, root, readable) => {
  expect(isReadableBody(formOf({ _1_subject: '4.2.0', 0: root }), true)).toBe(readable)
})

test('sent by a script without what it is called with', () => {
  expect(isReadableBody(formOf({ _1_subject: '4.2.0' }), true)).toBe(false)
})

const action = { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"40ab","bound":"$@1"}' }

test.each([
  ['an action with its state', { ...action, '$ACTION_1:1': `[${state}]` }, true],
  ['an action by its id', { $ACTION_ID_40ab: '' }, true],
  ['no action', { title: 'x' }, true],
  ['an action without its state', action, false],
  ['an action that is not named', { $ACTION_REF_1: '', '$ACTION_1:1': '[]' }, false],
  ['a state elsewhere', { ...action, '$ACTION_1:1': '["$@2"]' }, false],
  [
    'an action bound to something else',
    { ...action, '$ACTION_1:0': '{"id":"40ab","bound":"$@9"}', '$ACTION_1:1': '[]' },
    false,
  ],
])('sent without a script: %s', (_, fields, readable) => {
  expect(isReadableBody(formOf(fields), false)).toBe(readable)
})
