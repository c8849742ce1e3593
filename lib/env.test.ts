import { describe, expect, test } from 'vitest'
import { isLoopback, readEnv } from '@/lib/env'

const SERVING = {
  DATABASE_URL: 'postgresql://console@db.example/console',
  NEXTAUTH_URL: 'https://releases.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'secret',
}

const namesIn = (read: ReturnType<typeof readEnv>) =>
  read.ok ? [] : read.problems.map(({ name }) => name)

describe('the environment', () => {
  test('needs nothing and has defaults', () => {
    expect(readEnv({})).toMatchObject({ ok: true, env: { PORT: 3000, PROMISE_HOURS: 4 } })
  })

  test('counts an empty variable as absent', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ ok: true, env: { PORT: 3000 } })
  })

  test('names every wrong variable once', () => {
    const read = readEnv({ PORT: '0.5', PROMISE_HOURS: '-1', DATABASE_URL: 'mysql://db' })
    expect(namesIn(read).sort()).toEqual(['DATABASE_URL', 'PORT', 'PROMISE_HOURS'])
  })

  test('never repeats a value', () => {
    const read = readEnv({ NEXTAUTH_SECRET: 'hunter2', DEPLOY_TARGET_SECRET: 'hunter2' })
    expect(namesIn(read)).toContain('NEXTAUTH_SECRET')
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  test.each(['abc', '70000', '-1', '1e9'])('refuses port %s', PORT => {
    expect(namesIn(readEnv({ PORT }))).toEqual(['PORT'])
  })

  test('wants single sign-on complete', () => {
    const read = readEnv({ OIDC_ISSUER: 'https://login.example' })
    expect(namesIn(read)).toEqual(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
  })

  test('takes what a sign-in has to be as a list, and none that demands nothing', () => {
    const read = readEnv({ OIDC_REQUIRE_ACR: 'urn:mfa, phr', OIDC_REQUIRE_AMR: 'otp' })
    expect(read).toMatchObject({
      env: { OIDC_REQUIRE_ACR: ['urn:mfa', 'phr'], OIDC_REQUIRE_AMR: ['otp'] },
    })
    expect(readEnv({})).toMatchObject({ env: { OIDC_REQUIRE_ACR: [], OIDC_REQUIRE_AMR: [] } })
    expect(namesIn(readEnv({ OIDC_REQUIRE_ACR: ' , ', OIDC_REQUIRE_AMR: 'a b' }))).toEqual([
      'OIDC_REQUIRE_ACR',
      'OIDC_REQUIRE_AMR',
    ])
  })

  test.each([
    ['https://login.example/realms/one', true],
    ['http://127.0.0.1:4000', true],
    ['http://login.example', false],
    ['http://127.0.0.1.example.com', false],
    ['http://10.0.0.4', false],
  ])('lets %s say who signs in: %s', (OIDC_ISSUER, fine) => {
    const rest = { OIDC_CLIENT_ID: 'console', OIDC_CLIENT_SECRET: 'secret' }
    expect(namesIn(readEnv({ ...rest, OIDC_ISSUER }))).toEqual(fine ? [] : ['OIDC_ISSUER'])
  })

  test('wants a deploy target complete', () => {
    const read = readEnv({ DEPLOY_TARGET_URL: 'https://deploy.example' })
    expect(namesIn(read)).toEqual(['DEPLOY_TARGET_SECRET', 'VERSION_URL'])
  })
})

describe('serving', () => {
  test('works with database, address, secret and single sign-on', () => {
    expect(namesIn(readEnv(SERVING, 'serve'))).toEqual([])
  })

  test.each(Object.keys(SERVING))('is refused without %s', name => {
    const { [name as keyof typeof SERVING]: _, ...rest } = SERVING
    expect(namesIn(readEnv(rest, 'serve'))).toContain(name)
  })

  test('as a demo needs no single sign-on', () => {
    const { DATABASE_URL, NEXTAUTH_SECRET } = SERVING
    const demo = { DATABASE_URL, NEXTAUTH_SECRET, NEXTAUTH_URL: 'http://127.0.0.1:3000' }
    expect(namesIn(readEnv({ ...demo, CONSOLE_DEMO: '1' }, 'serve'))).toEqual([])
  })

  test('as a demo is refused where others can reach it', () => {
    expect(namesIn(readEnv({ ...SERVING, CONSOLE_DEMO: '1' }, 'serve'))).toEqual(['CONSOLE_DEMO'])
  })
})

test.each([
  ['http://127.0.0.1:3000', true],
  ['http://localhost:3000', true],
  ['http://[::1]:3000', true],
  ['http://127.0.0.1.example.com', false],
  ['http://10.0.0.1', false],
  ['nonsense', false],
])('%s is loopback: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected)
})
