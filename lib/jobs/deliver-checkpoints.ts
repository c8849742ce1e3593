import 'server-only'
import { firstUndelivered, markDelivered } from '@/db/load/checkpoints'
import { currentEnv } from '@/lib/env'
import { permitOf } from '@/lib/outside/permit'
import { sendSigned } from '@/lib/outside/send-signed'
import { isSigned } from '@/lib/record/checkpoint'
import { signingKey } from '@/lib/record/signing-key'

const FOR_SO_LONG = 60_000

/** Gives the webhook each checkpoint it has not taken, in order. Throws at the first that it does not take. */
export async function deliverCheckpoints(now = new Date()) {
  const env = currentEnv()
  const { CHECKPOINT_WEBHOOK_URL: url, CHECKPOINT_WEBHOOK_SECRET: secret } = env
  const key = signingKey()
  if (!key || !url || !secret) return
  const end = performance.now() + FOR_SO_LONG
  let next = await firstUndelivered()
  while (next && performance.now() < end) {
    const { number, text, signature } = next
    if (!isSigned(next, key))
      throw new Error(`Checkpoint ${number} in the database was not signed by this key.`)
    const message = { id: `checkpoint-${number}`, body: JSON.stringify({ text, signature }) }
    const answer = await sendSigned({ url, secret }, message, { permit: permitOf(env) }, now)
    if (!answer.ok || answer.status >= 300)
      throw new Error(
        `Checkpoint ${number} was not taken: ${answer.ok ? answer.status : answer.problem}`,
      )
    await markDelivered(number, now)
    next = await firstUndelivered()
  }
}
