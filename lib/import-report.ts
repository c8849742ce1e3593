import 'server-only'
import { getTranslations } from 'next-intl/server'
import { importInstallations, type Asked, type Reading } from '@/lib/import-installations'
import { reportOf } from '@/lib/words/imported'
import { explainInstallation, explainProblem } from '@/lib/words/installation'

/** Imports a file for a screen: what became of each line, in sentences. */
export async function enterImport(asked: Asked, reading: Reading) {
  const [t, shared, files] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
    getTranslations('evidence'),
  ])
  const imported = await importInstallations(asked, reading)
  if (!imported.ok) {
    const message =
      'refusal' in imported
        ? explainInstallation(t, shared, imported.refusal)
        : imported.problems.map(problem => explainProblem(files, problem)).join(' ')
    return { ok: false as const, message }
  }
  return { ok: true as const, report: reportOf(t, shared, files, imported) }
}
