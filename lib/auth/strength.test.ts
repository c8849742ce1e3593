import { describe, expect, it } from 'vitest'
import { howSignedIn, isStrong } from './strength'

const strong = (claims: object, acr: string[], amr: string[] = []) =>
  isStrong(howSignedIn(claims), { acr, amr })

describe('a sign-in', () => {
  it('is strong enough where nothing is demanded', () => {
    expect(strong({}, [])).toBe(true)
    expect(strong({ acr: 7, amr: 'pwd' }, [])).toBe(true)
  })

  it('is of one of the demanded classes', () => {
    expect(strong({ acr: 'mfa' }, ['phr', 'mfa'])).toBe(true)
    expect(strong({ acr: 'pwd' }, ['phr', 'mfa'])).toBe(false)
  })

  it('used every demanded method', () => {
    expect(strong({ amr: ['pwd', 'otp', 'mfa'] }, [], ['otp', 'mfa'])).toBe(true)
    expect(strong({ amr: ['pwd', 'otp'] }, [], ['otp', 'mfa'])).toBe(false)
  })

  it('meets both when both are demanded', () => {
    expect(strong({ acr: 'mfa', amr: ['pwd'] }, ['mfa'], ['otp'])).toBe(false)
    expect(strong({ acr: 'pwd', amr: ['otp'] }, ['mfa'], ['otp'])).toBe(false)
    expect(strong({ acr: 'mfa', amr: ['otp'] }, ['mfa'], ['otp'])).toBe(true)
  })

  it.each([{}, { acr: null }, { acr: ['mfa'] }, { acr: 'MFA' }, { acr: '' }])(
    'is not of a class it does not name: %j',
    claims => {
      expect(strong(claims, ['mfa'])).toBe(false)
    },
  )

  it.each([{}, { amr: 'otp' }, { amr: [7] }, { amr: null }, { amr: { otp: true } }])(
    'did not use a method it does not list: %j',
    claims => {
      expect(strong(claims, [], ['otp'])).toBe(false)
    },
  )
})
