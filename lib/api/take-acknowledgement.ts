import 'server-only'
import { draftByNumber } from '@/db/load/draft-by-number'
import { draftPayloads } from '@/lib/invoice/commands'
import { acknowledge } from '@/lib/jobs/acknowledge'
import { isStale } from '@/lib/release/stale'
import { explainDraft, explainDraftField } from '@/lib/words/draft'
import { answer } from './answer'
import { draftNumberIn } from './draft-number'
import { endpoint } from './endpoint'
import { jsonBody } from './json-body'
import { problem } from './problem'
import { words } from './words'

/** Takes accounting's word that it booked a draft: `{"number": "FA-2026-0117"}`. The same word again is answered alike. */
export const takeAcknowledgement = endpoint<'drafts:acknowledge', { number: string }>(
  'drafts:acknowledge',
  async ({ token, request, params }) => {
    const read = await jsonBody(request)
    if (!read.ok) return read.answer
    const payload = draftPayloads.acknowledgeDraft.safeParse(read.body)
    if (!payload.success) return unreadable(payload.error.issues[0]?.message ?? 'required')
    const draft = draftNumberIn(params.number)
    const id = draft === null ? null : await draftByNumber(draft)
    const { number } = payload.data
    const decision = id === null ? null : await acknowledge(id, number, token)
    if (!decision) return problem(404, 'There is no such draft.')
    if (decision.ok) return answer(200, { draft, number, state: 'booked' })
    const { refusal } = decision
    if (isStale(refusal)) throw new Error('A request is drawn from no page.')
    const title = explainDraft(words.invoice, words.refusals, refusal, 'UTC')
    return problem(refusal.code === 'wrong-role' ? 403 : 409, title, { code: refusal.code })
  },
)

const unreadable = (code: string) =>
  problem(422, 'The body names the number that accounting gave.', {
    errors: [
      { parameter: 'number', detail: explainDraftField(words.invoice, words.refusals, code) },
    ],
  })
