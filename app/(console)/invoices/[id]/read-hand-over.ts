import 'server-only'
import { getDraft } from '@/db/queries/draft'
import { requireViewer } from '@/lib/auth/viewer'
import type { Reading } from '@/lib/command'
import { digestsOf } from '@/lib/documents/digests-of'
import { complete } from '@/lib/invoice/document/complete'

/** The form of a hand-over with the digests of the files that accounting gets beside the JSON. */
export async function readHandOver(form: FormData): Promise<Reading> {
  const given = { channel: form.get('channel') ?? undefined, seen: form.get('seen') ?? undefined }
  const subject = form.get('subject')
  const view = await getDraft(await requireViewer(), typeof subject === 'string' ? subject : '')
  const document = view?.document && complete(view.document)
  // Whatever else is sent or stands in the way, the rules refuse.
  if (view?.state !== 'approved' || view.number === null || !document)
    return { ok: true, payload: given }
  const { number, revision } = view
  return { ok: true, payload: { ...given, ...(await digestsOf(document, { number, revision })) } }
}
