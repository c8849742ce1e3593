import { expect, test } from 'vitest'
import { isReadable } from './readable-address'

test.each(['/releases/4.2.0', '/releases/%F0%9F%98%80', '/customers?q=100%', '/customers?q=%2500'])(
  '%s is an address',
  address => {
    expect(isReadable(new URL(address, 'http://localhost'))).toBe(true)
  },
)

test.each(['/releases/4.2.0%00', '/releases/%ff', '/releases/%E0%A4%A', '/customers?q=a%00'])(
  '%s names nothing',
  address => {
    expect(isReadable(new URL(address, 'http://localhost'))).toBe(false)
  },
)
