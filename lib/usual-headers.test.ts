import { expect, test } from 'vitest'
import { usualHeaders } from './usual-headers'

test('a browser guesses no type, frames nothing, and tells other sites nothing', () => {
  expect(usualHeaders('http://127.0.0.1:3000')).toEqual({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
  })
})

test('only who came over https is told to stay there', () => {
  const name = 'strict-transport-security'
  expect(usualHeaders('https://releases.example')[name]).toBe('max-age=63072000')
  expect(usualHeaders('http://releases.example')[name]).toBeUndefined()
  expect(usualHeaders(undefined)[name]).toBeUndefined()
})
