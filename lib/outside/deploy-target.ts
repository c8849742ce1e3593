import { isPassing } from './passing'
import { plain } from './plain'
import type { Limits } from './reach'
import { sendSigned } from './send-signed'

/** What a deploy target is asked to do. `id` stays the same however often the same attempt is sent. */
export type Order = {
  id: string
  product: string
  version: string
  attempt: number
  callbackUrl: string
  token: string
}

/** `unreachable` may still have arrived: it is worth sending again. `refused` is not. */
export type Taken = { taken: 'accepted' } | { taken: 'refused' | 'unreachable'; detail: string }

/** Sends a signed order (Standard Webhooks) to a deploy target. */
export async function placeOrder(
  order: Order,
  target: { url: string; secret: string },
  limits: Limits,
  now: Date,
): Promise<Taken> {
  const message = { id: order.id, body: JSON.stringify(order) }
  const answer = await sendSigned(target, message, limits, now)
  if (!answer.ok) return { taken: 'unreachable', detail: answer.problem }
  if (answer.status >= 200 && answer.status < 300) return { taken: 'accepted' }
  const detail = plain(`HTTP ${answer.status} ${answer.text}`, 500)
  return { taken: isPassing(answer.status) ? 'unreachable' : 'refused', detail }
}
