import { expect, test } from 'vitest'
import { consolePolicy, developmentPolicy, publicPolicy } from './content-policy'

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find(part => part.startsWith(`${name} `))
    ?.slice(name.length + 1)

test('a form may go to the OIDC issuer, by its origin, and to nobody else', () => {
  const policy = consolePolicy('n0nce', 'https://login.example.com:8443/realms/one')
  expect(directive(policy, 'form-action')).toBe("'self' https://login.example.com:8443")
  expect(directive(consolePolicy('n0nce', undefined), 'form-action')).toBe("'self'")
})

test('a page of the console runs only scripts that carry its nonce', () => {
  const policy = consolePolicy('n0nce', undefined)
  expect(directive(policy, 'script-src')).toBe("'self' 'nonce-n0nce' 'strict-dynamic'")
  expect(policy).not.toContain('unsafe')
})

test('a public page runs what was in it when it was built, and sends no forms', () => {
  const policy = publicPolicy({ scripts: ["'sha256-a'"], styles: ["'sha256-b'"] })
  expect(directive(policy, 'script-src')).toBe("'self' 'sha256-a'")
  expect(directive(policy, 'style-src')).toBe("'self' 'sha256-b'")
  expect(directive(policy, 'form-action')).toBe("'none'")
})

test.each([
  publicPolicy({ scripts: [], styles: [] }),
  consolePolicy('n', undefined),
  developmentPolicy(undefined),
])('nobody may frame a page or move its base', policy => {
  expect(directive(policy, 'frame-ancestors')).toBe("'none'")
  expect(directive(policy, 'base-uri')).toBe("'none'")
})
