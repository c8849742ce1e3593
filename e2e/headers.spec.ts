import type { APIResponse } from '@playwright/test'
import { usualHeaders } from '@/lib/usual-headers'
import { expect, test } from './fixtures'
import { examples, routes } from './screens'

const isPublic = (screen: string) => screen.startsWith('/[locale]')

test('every screen is asked', () => {
  expect(Object.keys(examples).sort()).toEqual(routes)
})

for (const [screen, { path, who = 'viewer' }] of Object.entries(examples))
  test(`${screen} says what a browser may do with it`, async ({ as, stranger }) => {
    const page = who === 'stranger' ? stranger : await as(who)
    const response = await page.request.get(await path())
    expect(response.status()).toBe(200)
    expect(response.headers()).toMatchObject(usualHeaders(undefined))
    const policy = policyOf(response)
    expect(policy['frame-ancestors']).toEqual(["'none'"])
    expect(policy['object-src']).toEqual(["'none'"])
    expect(policy['base-uri']).toEqual(["'none'"])
    expect(response.headers()['content-security-policy']).not.toContain('unsafe')
    if (isPublic(screen)) return

    expect(response.headers()['cache-control']).toBe('no-store')
    const nonce = nonceOf(response)
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter(tag => !tag.includes(` nonce="${nonce}"`))).toEqual([])
    expect(nonceOf(await page.request.get(await path()))).not.toBe(nonce)
  })

test('what is handed out as a file is not kept by the browser either', async ({ as }) => {
  const page = await as('product')
  const response = await page.request.get('/releases/4.2.0/dossier/json')
  expect(response.status()).toBe(200)
  expect(response.headers()).toMatchObject(usualHeaders(undefined))
  expect(response.headers()['cache-control']).toBe('no-store')
  expect(response.headers()['content-disposition']).toContain('attachment')
})

test('what answers programs is what it says it is', async ({ request }) => {
  const response = await request.get('/api/health')
  expect(response.headers()).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
})

function policyOf(response: APIResponse): Record<string, string[]> {
  const policy = response.headers()['content-security-policy'] ?? ''
  const directives = policy.split('; ').map(directive => directive.split(' '))
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]))
}

function nonceOf(response: APIResponse) {
  const [self, nonce = '', dynamic] = policyOf(response)['script-src'] ?? []
  expect([self, dynamic]).toEqual(["'self'", "'strict-dynamic'"])
  return /^'nonce-([0-9a-f]{32})'$/.exec(nonce)?.[1] ?? 'no nonce'
}
