import { describe, expect, test } from 'vitest'
import { isPublic, wayTo, type Permit } from './address'

const nothing: Permit = { hosts: [], loopback: false }
const way = (url: string, permit = nothing) => wayTo(new URL(url), permit)

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
  '::ffff:93.184.216.34',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'not an address',
])('%s is not public', address => {
  expect(isPublic(address)).toBe(false)
})

test.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1'])('%s is public', address => {
  expect(isPublic(address)).toBe(true)
})

describe('an address that people typed', () => {
  test.each([
    ['https://status.example/health', 'guarded'],
    ['http://status.example/health', 'not-https'],
    ['https://user:secret@status.example', 'has-credentials'],
    ['https://user@status.example', 'has-credentials'],
    ['https://:secret@status.example', 'has-credentials'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
    ['https://localhost/', 'guarded'],
  ])('%s is %s', (url, expected) => {
    expect(way(url)).toBe(expected)
  })

  test('may lead to this machine in the demonstration, and nowhere else inside', () => {
    const demo = { hosts: [], loopback: true }
    expect(way('http://127.0.0.1:4000/health', demo)).toBe('open')
    expect(way('http://10.0.0.1/health', demo)).toBe('not-https')
    expect(way('https://10.0.0.1/health', demo)).toBe('private-address')
  })
})

test('the host and port of the configuration are trusted, and no other port of it', () => {
  const permit = { hosts: ['deploy.internal:8080'], loopback: false }
  expect(way('http://deploy.internal:8080/deploy', permit)).toBe('open')
  expect(way('http://deploy.internal:9090/deploy', permit)).toBe('not-https')
})
