import 'server-only'
import type { Reading } from '@/lib/command'
import { approvedDigests } from '@/lib/documents/approved-digests'

/** The form of a hand-over with the digests of the files that accounting gets beside the JSON. */
export async function readHandOver(form: FormData): Promise<Reading> {
  const given = { channel: form.get('channel') ?? undefined, seen: form.get('seen') ?? undefined }
  const subject = form.get('subject')
  const digests = await approvedDigests(typeof subject === 'string' ? subject : '')
  return { ok: true, payload: { ...given, ...digests } }
}
