import { expect, it } from 'vitest'
import { wayBack } from './way-back'

it.each([
  ['/releases/4.2.0?tab=changes', '/releases/4.2.0?tab=changes'],
  ['/', '/'],
])('goes back to a path of the console: %s', (from, to) => {
  expect(wayBack(from)).toBe(to)
})

it.each([
  'https://elsewhere.example',
  'releases/4.2.0',
  '//[',
  '//elsewhere.example/x',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/..//elsewhere.example',
  'javascript:alert(1)',
  '/sign-in?from=/sign-in',
  '',
  undefined,
  ['/releases'],
])('goes to the queue rather than anywhere else: %s', from => {
  expect(wayBack(from)).toBe('/')
})
