import { createHash } from 'node:crypto'

/**
 * The key under which a request has its effect once, from the header Idempotency-Key: each token's own, so that two
 * never meet. Null: none was sent, undefined: what was sent is no key.
 */
export function onceKey(headers: Headers, token: string): string | null | undefined {
  const sent = headers.get('idempotency-key')
  if (sent === null) return null
  if (!/^[\x21-\x7e]{1,255}$/.test(sent)) return undefined
  const hash = createHash('sha256').update(`${token} ${sent}`).digest('hex')
  // As RFC 9562 has it for what is made by rules of one's own: version 8.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
