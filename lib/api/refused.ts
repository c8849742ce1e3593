import type { Refusal } from '@/lib/release/refusals'
import { explain } from '@/lib/words/explain'
import { problem } from './problem'
import { words } from './words'

/** What a rule said no to, as an answer: 403 where another role is asked for, else 409, for it may be different later. */
export function refusedBy(refusal: Refusal): Response {
  const text = explain(words.refusals, refusal)
  const whoCan = refusal.code === 'wrong-role' ? refusal.needs : []
  const opensAt = refusal.code === 'frozen' ? { opensAt: refusal.opens } : {}
  return problem(refusal.code === 'wrong-role' ? 403 : 409, text, {
    code: refusal.code,
    blockedBy: [{ kind: kindOf(refusal), text, whoCan, ...opensAt }],
  })
}

function kindOf({ code }: Refusal) {
  if (code === 'frozen') return 'freeze'
  return code === 'wrong-role' || code === 'wrong-stage' ? 'approval' : 'data'
}
