import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isDemo, letIn, sentFromHere } from './origin'

const from = (origin: string, host = '127.0.0.1:3000') => new Headers({ origin, host })

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_URL', 'http://127.0.0.1:3000')
  vi.stubEnv('CONSOLE_DEMO', '1')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a form sent from here', () => {
  it('says so, by the configured address', () => {
    expect(sentFromHere(from('http://127.0.0.1:3000'))).toBe(true)
  })

  it.each([
    'https://elsewhere.example',
    'null',
    '',
    'http://127.0.0.1:4000',
    'https://127.0.0.1:3000',
  ])('is not one from "%s"', origin => {
    expect(sentFromHere(from(origin))).toBe(false)
  })

  it('is not one that does not say where it is from', () => {
    expect(sentFromHere(new Headers({ host: '127.0.0.1:3000' }))).toBe(false)
  })

  it('may use another name of this machine, in the demonstration only', () => {
    const headers = from('http://localhost:3000', 'localhost:3000')
    expect(sentFromHere(headers)).toBe(true)
    vi.stubEnv('CONSOLE_DEMO', '')
    expect(sentFromHere(headers)).toBe(false)
  })

  it('is not one because the host header says the same, when that is no name of this machine', () => {
    expect(sentFromHere(from('http://evil.example', 'evil.example'))).toBe(false)
  })
})

describe('at the door', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'BREW'])('%s is let in from here only', method => {
    expect(letIn(method, from('http://127.0.0.1:3000'))).not.toBeNull()
    expect(letIn(method, from('https://elsewhere.example'))).toBeNull()
    expect(letIn(method, new Headers({ host: '127.0.0.1:3000' }))).toBeNull()
  })

  it.each(['GET', 'HEAD', 'OPTIONS'])('%s is let in from everywhere', method => {
    expect(letIn(method, new Headers({ host: '127.0.0.1:3000' }))).not.toBeNull()
  })

  it('a forwarded host is not believed, neither for the origin nor instead of it', () => {
    const forged = from('https://elsewhere.example')
    forged.set('x-forwarded-host', 'elsewhere.example')
    expect(letIn('POST', forged)).toBeNull()
    const own = from('http://127.0.0.1:3000')
    own.set('x-forwarded-host', 'elsewhere.example')
    expect(letIn('POST', own)?.get('x-forwarded-host')).toBe('127.0.0.1:3000')
  })
})

describe('the demonstration', () => {
  it.each(['127.0.0.1:3000', 'localhost', '[::1]:3000'])('is offered at %s', host => {
    expect(isDemo(new Headers({ host }))).toBe(true)
  })

  it.each([
    'console.example.com',
    '10.0.0.4:3000',
    '127.0.0.1.example.com',
    '127.0.0.1@evil.example',
    '',
  ])('is not offered at "%s"', host => {
    expect(isDemo(new Headers({ host }))).toBe(false)
  })

  it('is not offered unless the start says so', () => {
    vi.stubEnv('CONSOLE_DEMO', '')
    expect(isDemo(new Headers({ host: '127.0.0.1:3000' }))).toBe(false)
  })
})
