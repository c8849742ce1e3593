import type { ReportLine } from '@/lib/form-state'
import type { LineOutcome } from '@/lib/import-installations'
import type { CsvProblem } from '@/lib/installations/import'
import type { RefusalWords } from './explain'
import {
  explainInstallation,
  explainProblem,
  type EvidenceWords,
  type InstallationWords,
} from './installation'

type Imported = { lines: readonly LineOutcome[]; problems: readonly CsvProblem[] }

/** What became of each line of a file, and what is wrong in it, in sentences, in the order of its lines. */
export function reportOf(
  t: InstallationWords,
  shared: RefusalWords,
  files: EvidenceWords,
  { lines, problems }: Imported,
): ReportLine[] {
  const report = [
    ...lines.map(line => lineOf(t, shared, line)),
    ...problems.map((problem): ReportLine => {
      const outcome = problem.code === 'unknown-column' ? 'note' : 'refused'
      return { line: problem.line, name: '', outcome, message: explainProblem(files, problem) }
    }),
  ]
  return report.toSorted((a, b) => a.line - b.line)
}

function lineOf(t: InstallationWords, shared: RefusalWords, said: LineOutcome): ReportLine {
  const { line, name, outcome } = said
  switch (outcome) {
    case 'added':
    case 'updated':
    case 'unchanged':
      return { line, name, outcome, message: null }
    case 'refused':
      return { line, name, outcome, message: explainInstallation(t, shared, said.refusal) }
    case 'busy':
      return { line, name, outcome: 'refused', message: t('importing.busy') }
  }
}
