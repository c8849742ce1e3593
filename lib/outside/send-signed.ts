import { Webhook } from 'standardwebhooks'
import { reach, type Limits } from './reach'

/** Posts JSON, signed by Standard Webhooks. `id` stays the same however often the same message is sent. */
export function sendSigned(
  { url, secret }: { url: string; secret: string },
  { id, body }: { id: string; body: string },
  limits: Limits,
  now: Date,
) {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
  return reach(url, { method: 'POST', headers, body }, limits)
}
