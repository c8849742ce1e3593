import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ReportLine } from '@/lib/form-state'
import { importInstallations, type Asked, type Reading } from '@/lib/import-installations'
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
  const report = [
    ...imported.lines.map(({ line, name, ...end }): ReportLine => {
      if (end.outcome === 'busy')
        return { line, name, outcome: 'refused', message: t('importing.busy') }
      if (end.outcome !== 'refused') return { line, name, outcome: end.outcome, message: null }
      const message = explainInstallation(t, shared, end.refusal)
      return { line, name, outcome: end.outcome, message }
    }),
    ...imported.problems.map((problem): ReportLine => {
      const outcome = problem.code === 'unknown-column' ? 'note' : 'refused'
      return { line: problem.line, name: '', outcome, message: explainProblem(files, problem) }
    }),
  ]
  return { ok: true as const, report: report.toSorted((a, b) => a.line - b.line) }
}
