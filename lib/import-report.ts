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
    ...imported.lines.map((line): ReportLine => {
      const message = 'refusal' in line ? explainInstallation(t, shared, line.refusal) : null
      return { line: line.line, name: line.name, outcome: line.outcome, message }
    }),
    ...imported.problems.map((problem): ReportLine => {
      const outcome = problem.code === 'unknown-column' ? 'note' : 'refused'
      return { line: problem.line, name: '', outcome, message: explainProblem(files, problem) }
    }),
  ]
  return { ok: true as const, report: report.toSorted((a, b) => a.line - b.line) }
}
