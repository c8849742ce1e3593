import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { csvLimits } from '@/lib/installations/import'

/** The file that was chosen, else the lines that were pasted. A file that is too large is not even read. */
export async function readCsv(form: FormData): Promise<Reading> {
  const file = form.get('file')
  const chosen = file instanceof File && file.size > 0 ? file : null
  if (chosen && chosen.size > csvLimits.megabytes * 1_000_000) {
    const t = await getTranslations('evidence')
    const message = t('csv.too-large', { detail: String(csvLimits.megabytes) })
    return { ok: false, fields: { file: [message] } }
  }
  const csv = chosen ? await chosen.text() : form.get('csv')
  return { ok: true, payload: { csv } }
}
