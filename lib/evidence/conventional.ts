import { CommitParser } from 'conventional-commits-parser'
import type { ChangeKind } from '@/lib/release/events'

export type Classified = {
  kind: ChangeKind
  scope: string | null
  breaking: boolean
  /** The subject without type, scope and pull request number; the whole subject when it has no known type. */
  description: string
}

/**
 * Reads the subject of a change by Conventional Commits 1.0.0 (type, scope, `!`). Never throws; a subject without a
 * known type is `other`. A backport is what it brings: `chore(backport release-1.11): feat(ui): x` is a feature of ui,
 * and breaking when either part says so. `security` is taken from the type alone, never guessed from words.
 */
export function classify(subject: string): Classified {
  const line = firstLine(subject)
  const reverted = /^Revert\s+"(.*)"$/.exec(withoutPullRequest(line))?.[1]
  if (reverted !== undefined)
    return { kind: 'revert', scope: null, breaking: false, description: reverted }

  const outer = conventional(line)
  const inner = outer && conventional(backported(outer) ?? '')
  if (inner) return { ...inner, breaking: inner.breaking || outer.breaking }
  return (
    outer ?? {
      kind: 'other',
      scope: null,
      breaking: announced.test(line),
      description: withoutPullRequest(line),
    }
  )
}

/** The number of the pull request a subject ends with, `… (#123)`, or that it merges; null without one. */
export function pullRequestOf(subject: string): number | null {
  const line = firstLine(subject)
  const digits = (atEnd.exec(line) ?? /^Merge pull request #(\d{1,9}) from /.exec(line))?.[1]
  return digits === undefined ? null : Number(digits)
}

const atEnd = /\s*\(#(\d{1,9})\)$/
const announced = /^BREAKING[ -]CHANGE\b/
const withoutPullRequest = (line: string) => line.replace(atEnd, '')
// What is longer than this is not a subject; only its beginning is read.
const firstLine = (subject: string) =>
  subject
    .trim()
    .slice(0, 2000)
    .split(/[\r\n\u2028\u2029]/)[0]
    ?.trim() ?? ''

const parser = new CommitParser({
  headerPattern: /^(\w[\w-]*)(?:\(([^()]*)\))?(!)?:\s*(.+)$/,
  headerCorrespondence: ['type', 'scope', 'mark', 'subject'],
})

function conventional(line: string): Classified | null {
  if (!line) return null
  const { type, scope, mark, subject } = parser.parse(line)
  const kind = kinds.get(type?.toLowerCase() ?? '')
  if (!kind || !subject) return null
  return {
    kind,
    scope: scope?.trim() || null,
    breaking: Boolean(mark),
    description: withoutPullRequest(subject.trim()),
  }
}

function backported({ scope, description }: Classified) {
  if (scope && /^(backport|cherry-?pick)\b/i.test(scope)) return description
  return /^(?:manual )?(?:backport|cherry-?pick) of (.+)$/i.exec(description)?.[1]
}

const kinds = new Map<string, ChangeKind>(
  Object.entries({
    feature: ['feat', 'feature'],
    fix: ['fix', 'bugfix', 'hotfix'],
    performance: ['perf', 'performance'],
    security: ['security', 'sec'],
    docs: ['docs', 'doc'],
    refactor: ['refactor'],
    test: ['test', 'tests'],
    build: ['build', 'ci', 'deps'],
    chore: ['chore', 'style'],
    revert: ['revert'],
  } satisfies Record<Exclude<ChangeKind, 'other'>, string[]>).flatMap(([kind, types]) =>
    types.map(type => [type, kind as ChangeKind] as const),
  ),
)
