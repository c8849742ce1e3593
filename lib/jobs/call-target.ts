import 'server-only'
import { latestAttempt, type Attempt } from '@/db/load/attempt'
import { currentEnv } from '@/lib/env'
import { placeOrder } from '@/lib/outside/deploy-target'
import { permitOf } from '@/lib/outside/permit'
import { act } from './act'
import type { AttemptRef } from './refs'
import { hashOf, orderId, tokenFor } from './token'

type Trying = { last: boolean; now?: Date; timeout?: number }

/**
 * Asks the deploy target to put an attempt's version in place. Throws while it is worth trying again: after the
 * last try nobody knows whether the order arrived, so the outcome is unknown.
 */
export async function callTarget(asked: AttemptRef, { last, now = new Date(), timeout }: Trying) {
  const attempt = await latestAttempt(asked.release, asked.track)
  if (!attempt || attempt.attempt !== asked.attempt || !isOpen(attempt)) return
  const target = targetNow()
  if (!target) return report(attempt, 'failed', 'No deploy target is configured.', now)

  const token = tokenFor(target.secret, attempt)
  if (!(await isCalled(attempt, hashOf(token), now))) return
  const taken = await placeOrder(
    orderFor(attempt, token, target),
    target,
    { ...target, timeout },
    now,
  )
  if (taken.taken === 'accepted') return
  if (taken.taken === 'refused') return report(attempt, 'failed', taken.detail, now)
  if (last) return report(attempt, 'unknown', `No answer: ${taken.detail}`, now)
  throw new Error(`The deploy target of ${asked.release} did not answer: ${taken.detail}`)
}

const isOpen = ({ state }: Attempt) => state === 'requested' || state === 'called'

function targetNow() {
  const env = currentEnv()
  const { DEPLOY_TARGET_URL: url, DEPLOY_TARGET_SECRET: secret, NEXTAUTH_URL: console } = env
  if (!url || !secret || !console) return null
  const callbackUrl = new URL('/api/webhooks/deploy-target', console).href
  return { url, secret, callbackUrl, product: env.PRODUCT_NAME, permit: permitOf(env) }
}

/** The call is on the record before it is made: a callback may be quicker than the answer. */
async function isCalled(
  { release, track, attempt, ...before }: Attempt,
  tokenHash: string,
  now: Date,
) {
  if (before.state === 'called' && before.tokenHash === tokenHash) return true
  const command = { type: 'recordCall', track, attempt, tokenHash } as const
  return (await act(release, command, { name: 'scheduler', now }))?.ok ?? false
}

function orderFor(
  attempt: Attempt,
  token: string,
  { callbackUrl, product }: { callbackUrl: string; product: string },
) {
  const { version, attempt: number } = attempt
  return { id: orderId(attempt), product, version, attempt: number, callbackUrl, token }
}

async function report(
  { release, track, attempt }: Attempt,
  status: 'failed' | 'unknown',
  detail: string,
  now: Date,
) {
  const command = { type: 'reportDeployment', track, attempt, status, detail } as const
  await act(release, command, { name: 'scheduler', now })
}
