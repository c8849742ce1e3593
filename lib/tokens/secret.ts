import { createHmac } from 'node:crypto'
import { hashOf } from '@/lib/jobs/token'

/**
 * The secret of the token that a form asks for, with what is kept of it. Made from the form's own key, 256 bits of
 * HMAC-SHA256 in base64url: the form that is sent twice has the same answer twice, and it is stored nowhere.
 */
export function secretFor(once: string, serverSecret: string) {
  const made = createHmac('sha256', serverSecret).update(`api token ${once}`).digest('base64url')
  const secret = `rc_${made}`
  return { secret, hash: hashOf(secret), prefix: secret.slice(0, 11) }
}

/** Whether this could be one of ours at all. */
export const looksLikeSecret = (text: string) => /^rc_[\w-]{43}$/.test(text)
