import 'server-only'
import { loadApproved } from '@/db/load/hand-over'
import type { DraftCommandOf } from '@/lib/invoice/commands'
import { complete } from '@/lib/invoice/document/complete'
import { digestsOf } from './digests-of'

type Digests = Pick<DraftCommandOf<'handOverDraft'>, 'xml' | 'pdf'>

/** The digests of the files that accounting gets of an approved draft; none of any other, which the rules refuse. */
export async function approvedDigests(id: string): Promise<Digests> {
  const draft = await loadApproved(id)
  const document = draft && complete(draft.document)
  return document ? digestsOf(document, draft) : {}
}
