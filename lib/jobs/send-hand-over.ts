import 'server-only'
import { keepDelivery, loadHandOver, type HandOver } from '@/db/load/hand-over'
import { currentEnv } from '@/lib/env'
import { canonicalJson } from '@/lib/invoice/canonical'
import { sealed } from '@/lib/invoice/document/sealed'
import { isPassing } from '@/lib/outside/passing'
import { permitOf } from '@/lib/outside/permit'
import { plain } from '@/lib/outside/plain'
import { sendSigned } from '@/lib/outside/send-signed'
import type { DraftRef } from './refs'

type Trying = { last: boolean; now?: Date; timeout?: number }

/**
 * Sends a handed-over draft to accounting, signed. Throws while it is worth trying again; what was refused, or not
 * taken in the last try, is noted with its problem and waits for somebody who has it sent once more.
 */
export async function sendHandOver(
  { draft }: DraftRef,
  { last, now = new Date(), timeout }: Trying,
) {
  const env = currentEnv()
  const { ACCOUNTING_WEBHOOK_URL: url, ACCOUNTING_WEBHOOK_SECRET: secret } = env
  const found = await loadHandOver(draft)
  if (!found || !url || !secret) return
  const limits = { permit: permitOf(env), timeout }
  const answer = await sendSigned({ url, secret }, messageOf(found), limits, now)
  if (answer.ok && answer.status >= 200 && answer.status < 300)
    return keepDelivery(draft, null, now)
  const problem = answer.ok ? plain(`HTTP ${answer.status} ${answer.text}`, 500) : answer.problem
  if (last || (answer.ok && !isPassing(answer.status))) return keepDelivery(draft, problem, now)
  throw new Error(`Accounting did not take draft ${found.number}: ${problem}`)
}

/**
 * What accounting is sent: the same bytes and the same id, however often the revision is sent. The digest is that of
 * `sealed` as canonical JSON, which is the file draft.json.
 */
export function messageOf({ id, number, revision, sha256, document }: HandOver) {
  const draft = { id, number, revision, sha256 }
  const { value } = sealed(document, { number, revision })
  return {
    id: `draft-${id}-${revision}`,
    body: canonicalJson({ type: 'draft.handed_over', draft, sealed: value }),
  }
}
