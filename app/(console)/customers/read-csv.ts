import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { csvLimits, readInstallationsCsv, stops } from '@/lib/installations/import'
import { explainProblem } from '@/lib/words/installation'

/** The file that was chosen, else the lines that were pasted; what stops all of it is said where it came from. */
export async function readCsv(form: FormData): Promise<Reading> {
  const file = form.get('file')
  const chosen = file instanceof File && file.size > 0 ? file : null
  const refuse = (...sentences: string[]) => ({
    ok: false as const,
    fields: { [chosen ? 'file' : 'csv']: sentences },
  })
  const [t, files] = await Promise.all([
    getTranslations('installations.importing'),
    getTranslations('evidence'),
  ])
  if (chosen && chosen.size > csvLimits.megabytes * 1_000_000)
    return refuse(files('csv.too-large', { detail: String(csvLimits.megabytes) }))

  const csv = chosen ? await chosen.text() : pasted(form.get('csv'))
  if (csv.trim() === '') return refuse(t('nothing'))
  const stopped = stops(readInstallationsCsv(csv))
  if (stopped.length > 0) return refuse(...stopped.map(problem => explainProblem(files, problem)))
  return { ok: true, payload: { csv } }
}

const pasted = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')
