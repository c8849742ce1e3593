import { canonicalJson, sha256 } from '../canonical'
import type { DraftDocument } from '../draft'
import type { Complete } from './complete'
import { proForma } from './model-of'
import { draftId, type Standing } from './standing'

/**
 * A revision of a draft as it is kept and handed over: canonical JSON, and its sha256 in hexadecimal. Where the draft
 * stands is no part of it, so that approving, handing over and booking leave it as it was.
 */
export function sealed(
  document: Complete | DraftDocument,
  draft: Pick<Standing, 'number' | 'revision'>,
) {
  const value = { format: 'invoice-draft/1', id: draftId(draft), type: proForma, document }
  const text = canonicalJson(value)
  return { value, text, sha256: sha256(text) }
}
