import 'server-only'
import { getOutside, listOutside, outsideLength } from '@/db/queries/outside-drafts'
import { answer } from './answer'
import { draftNumberIn } from './draft-number'
import { endpoint } from './endpoint'
import { problem } from './problem'

/** The drafts that bill the partner of the token, a page at a time: `?after=` is the `next` of the page before. */
export const readDrafts = endpoint<'drafts:read', object>(
  'drafts:read',
  async ({ token, request }) => {
    const after = new URL(request.url).searchParams.get('after')
    const from = after === null ? 0 : draftNumberIn(after)
    if (from === null) return problem(422, 'after is the number of a draft.')
    const drafts = await listOutside(token, from)
    const next = drafts.length === outsideLength ? drafts.at(-1)?.number : null
    return answer(200, { drafts, next: next ?? null })
  },
)

/** One of them. What bills somebody else is answered as what is not there. */
export const readDraft = endpoint<'drafts:read', { number: string }>(
  'drafts:read',
  async ({ token, params }) => {
    const number = draftNumberIn(params.number)
    const draft = number === null ? null : await getOutside(token, number)
    return draft ? answer(200, draft) : problem(404, 'There is no such draft.')
  },
)
