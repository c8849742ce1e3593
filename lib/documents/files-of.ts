import 'server-only'
import { loadApproved } from '@/db/load/hand-over'
import type { DraftCommandOf } from '@/lib/invoice/commands'
import { complete } from '@/lib/invoice/document/complete'
import { digestsOf } from './digests-of'

type Files = Pick<DraftCommandOf<'handOverDraft'>, 'xml' | 'pdf'>

/** The digests of the files that accounting gets of an approved draft; none of any other, which the rules refuse. */
export async function filesOf(id: string): Promise<Files> {
  const draft = await loadApproved(id)
  const document = draft && complete(draft.document)
  return document ? digestsOf(document, draft) : {}
}
