import { createHash, createHmac } from 'node:crypto'
import type { TrackType } from '@/lib/release/workflow'

type Attempt = { releaseId: string; track: TrackType; attempt: number }

/** One name per attempt, so that a target sees that a repeated order is the same order. */
export const orderId = ({ releaseId, track, attempt }: Attempt) =>
  `deployment-${releaseId}-${track}-${attempt}`

/**
 * The token with which a target reports on one attempt. Made from the target's secret, it is never stored
 * and still the same when the order is sent again: the target that kept the first one can use it.
 */
export const tokenFor = (secret: string, attempt: Attempt) =>
  createHmac('sha256', secret)
    .update(`callback ${orderId(attempt)}`)
    .digest('base64url')

/** What is stored of a token. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
