import 'server-only'
import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'

const mostMegabytes = 7

/**
 * The form of terms of sale. Of their document only the SHA-256 is kept, worked out here from the file, or taken as
 * pasted: the document itself stays where sales files it.
 */
export async function readTerms(form: FormData): Promise<Reading> {
  const t = await getTranslations('terms')
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$'),
  )
  const { subject: _s, once: _o, expected: _e, digest = '', ...typed } = Object.fromEntries(texts)
  const file = form.get('document')
  const uploaded = file instanceof File && file.size > 0
  if (!uploaded) {
    const sha256 = digest.trim().toLowerCase()
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      const field = sha256 === '' ? 'document' : 'digest'
      return {
        ok: false,
        fields: { [field]: [t(sha256 === '' ? 'form.nothing' : 'form.notADigest')] },
      }
    }
    return { ok: true, payload: { ...typed, sha256 } }
  }
  if (file.size > mostMegabytes * 1_000_000)
    return { ok: false, fields: { document: [t('form.tooLarge', { limit: mostMegabytes })] } }
  const sha256 = createHash('sha256')
    .update(await file.bytes())
    .digest('hex')
  const documentName = typed['documentName']?.trim() === '' ? file.name : typed['documentName']
  return { ok: true, payload: { ...typed, documentName, sha256 } }
}
