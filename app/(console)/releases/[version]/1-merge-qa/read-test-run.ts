import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import { readJunit } from '@/lib/evidence/junit'

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

  const { passed, failed, errored, skipped, flaky } = reading.counts
  const failures = reading.failures.map(({ name, message }) => ({ name, message }))
  const counts = { passed, failed, errored, skipped, flaky, verdict: reading.verdict, failures }
  return {
    ok: true,
    payload: { run: { ...counts, suite: form.get('suite'), commit: form.get('commit') } },
  }
}
