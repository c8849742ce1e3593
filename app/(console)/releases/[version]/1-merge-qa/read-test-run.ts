import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { readJunit } from '@/lib/evidence/junit'
import { recordedRun } from '@/lib/evidence/recorded-run'

/** A test run as it is uploaded: the suite, the commit it ran on, and the report of the tool that ran it. */
export async function readTestRun(form: FormData): Promise<Reading> {
  const t = await getTranslations('evidence.junit')
  const file = form.get('report')
  if (!(file instanceof File) || file.size === 0)
    return { ok: false, fields: { report: [t('no-file')] } }

  const reading = readJunit(new Uint8Array(await file.arrayBuffer()))
  if (!reading.ok) {
    const { ok, ...refusal } = reading
    return { ok, fields: { report: [t(refusal.code, refusal)] } }
  }

  const run = recordedRun(reading, { suite: form.get('suite'), commit: form.get('commit') })
  return { ok: true, payload: { run } }
}
