import type { Finding } from './chain'
import type { FileProblem } from './checkpoint'
import type { DossierVerdict } from './dossier'
import type { Verdict } from './verify'

const MOST = 20

/** What a verification found, for a terminal: one line each, the first bad event first. */
export function inWords(verdict: Verdict): string[] {
  if (verdict.ok) {
    const { events, checkpoints, signed, at } = verdict
    const until = at === null ? '' : `; the last checkpoint is from ${at}`
    return [
      `The record is whole: ${events} events, ${signed} of them signed in ${checkpoints} checkpoints${until}.`,
    ]
  }
  if ('file' in verdict)
    return [
      `The file of checkpoints is not whole. Line ${verdict.file.line} ${file[verdict.file.problem]}`,
    ]
  return named(verdict.findings)
}

/** The same for a dossier. */
export function dossierInWords(verdict: DossierVerdict): string[] {
  if (verdict.ok)
    return [`The dossier is whole: ${verdict.events} events, ${verdict.signed} of them signed.`]
  if ('forged' in verdict)
    return [`Checkpoint ${verdict.forged} of the dossier was not signed by this key.`]
  return named(verdict.findings)
}

function named(findings: readonly Finding[]): string[] {
  const [first, ...others] = findings
  if (!first) return []
  const shown = others.slice(0, MOST).map(other => `Also: ${nameOf(other)} ${event[other.problem]}`)
  const rest = others.length - shown.length
  return [
    `The record is not whole. First bad event: ${nameOf(first)} ${event[first.problem]}`,
    ...shown,
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ]
}

const nameOf = ({ aggregate, id, seq }: Finding) => `${aggregate} ${id}, event ${seq}`

const event: Record<Finding['problem'], string> = {
  inserted: 'was put in without being chained.',
  deleted: 'is gone.',
  edited: 'does not say what was chained.',
  rewritten: 'was chained anew: a checkpoint has another hash for it.',
  gap: 'does not follow the one before it.',
}

const file: Record<FileProblem['problem'], string> = {
  unreadable: 'is no checkpoint.',
  forged: 'was not signed by this key.',
  'out-of-order': 'does not follow the line before it.',
}
