import 'server-only'
import { checkpointsAfter, firstUndelivered, keepNext, markDelivered } from '@/db/load/checkpoints'
import { currentEnv } from '@/lib/env'
import { permitOf } from '@/lib/outside/permit'
import { sendSigned } from '@/lib/outside/send-signed'
import { falseAmong, signCheckpoint } from '@/lib/record/checkpoint'
import { addToFile, lastInFile } from '@/lib/record/checkpoint-file'
import { signingKey } from '@/lib/record/signing-key'

const AT_ONCE = 2_000

/**
 * Signs the hashes of what was recorded since the last checkpoint, and lets them leave the database: into a file,
 * then to the webhook. What does not hash to what the chain says is never signed.
 */
export async function takeCheckpoint(now = new Date()) {
  const { CHECKPOINT_FILE: file } = currentEnv()
  const key = signingKey()
  if (!key || !file) return
  const sign: Parameters<typeof keepNext>[1] = ({ number, before, links }) => {
    refuseFalse(links)
    return signCheckpoint({ number, at: now, before, links }, key)
  }
  while (await keepNext(AT_ONCE, sign));
  await fillFile(file)
  await deliver(now)
}

function refuseFalse(links: Parameters<typeof falseAmong>[0]) {
  const [first] = falseAmong(links)
  if (first)
    throw new Error(
      `The record is not whole: ${first.aggregate} ${first.id}, event ${first.seq}. Nothing is signed; run npm run audit:verify.`,
    )
}

async function fillFile(file: string) {
  const last = lastInFile(file)
  const added = await checkpointsAfter(last)
  const known = last === 0 || added.length > 0 || (await checkpointsAfter(last - 1)).length > 0
  if (!known)
    throw new Error(`${file} goes on to checkpoint ${last}, which this database does not have.`)
  addToFile(file, added)
}

async function deliver(now: Date) {
  const env = currentEnv()
  const { CHECKPOINT_WEBHOOK_URL: url, CHECKPOINT_WEBHOOK_SECRET: secret } = env
  if (!url || !secret) return
  for (let next = await firstUndelivered(); next; next = await firstUndelivered()) {
    const { number, text, signature } = next
    const message = { id: `checkpoint-${number}`, body: JSON.stringify({ text, signature }) }
    const answer = await sendSigned({ url, secret }, message, { permit: permitOf(env) }, now)
    if (!answer.ok || answer.status >= 300)
      throw new Error(
        `Checkpoint ${number} was not taken: ${answer.ok ? answer.status : answer.problem}`,
      )
    await markDelivered(number, now)
  }
}
