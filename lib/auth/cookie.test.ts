import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { csrfCookie, opened, sealed, sessionCookie } from './cookie'
import { sessionHours } from './lifetime'

const sid = '0198c1f6-5b0e-4a3e-9d0c-0d6f3b1a2c4d'
const secret = 'a secret of the test, long enough for it'

beforeEach(() => vi.stubEnv('NEXTAUTH_SECRET', secret))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('the session cookie', () => {
  it('gives back the session id that was sealed into it', async () => {
    expect(await opened(await sealed(sid))).toBe(sid)
  })

  it('shows the id to nobody who reads it', async () => {
    const value = await sealed(sid)
    expect(Buffer.from(value, 'base64url').toString()).not.toContain(sid)
    expect(value).not.toContain(sid)
  })

  it.each(['', 'x', 'a.b.c.d.e'])('is nothing when it is not ours: "%s"', async value => {
    expect(await opened(value)).toBeNull()
  })

  it('is nothing when one character was altered', async () => {
    const value = await sealed(sid)
    const middle = value.length - 30
    const other = value[middle] === 'A' ? 'B' : 'A'
    expect(await opened(value.slice(0, middle) + other + value.slice(middle + 1))).toBeNull()
  })

  it('ends when it is due, also when it was opened before', async () => {
    const value = await sealed(sid)
    expect(await opened(value)).toBe(sid)
    vi.useFakeTimers({ now: Date.now() + (sessionHours * 60 + 1) * 60_000 })
    expect(await opened(value)).toBeNull()
  })

  it('is nothing when another secret sealed it, or it is too old, or says no session', async () => {
    const old = await encode({ token: { sid }, secret, maxAge: -60 })
    const foreign = await encode({ token: { sid }, secret: `${secret}!` })
    const empty = await encode({ token: { sub: sid }, secret })
    expect(await Promise.all([old, foreign, empty].map(opened))).toEqual([null, null, null])
  })

  it('is bound to its host over https', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://console.example.com')
    expect(sessionCookie()).toMatchObject({
      name: '__Host-console-session',
      options: { secure: true, path: '/', httpOnly: true },
    })
    vi.stubEnv('NEXTAUTH_URL', 'http://127.0.0.1:3000')
    expect(sessionCookie()).toMatchObject({ name: 'console-session', options: { secure: false } })
  })

  it('has one beside it for the token of a form, bound in the same way', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://console.example.com')
    const options = { httpOnly: true, sameSite: 'lax', path: '/' }
    expect(csrfCookie()).toEqual({
      name: '__Host-console-csrf',
      options: { ...options, secure: true },
    })
    vi.stubEnv('NEXTAUTH_URL', 'http://127.0.0.1:3000')
    expect(csrfCookie()).toEqual({ name: 'console-csrf', options: { ...options, secure: false } })
  })
})
