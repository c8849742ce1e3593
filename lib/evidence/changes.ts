import { z } from 'zod'
import { pullRequestOf } from './conventional'

export const changeLimits = { changes: 5000, megabytes: 5 } as const

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'long')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'character')
const name = oneLine(200).min(1, 'required')
const commit = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'commit')

const changeInput = z.strictObject({
  sha: commit,
  committedAt: z.iso.datetime({ offset: true, error: 'time' }),
  authorName: name,
  authorEmail: oneLine(320).nullable(),
  subject: oneLine(10_000),
  pullRequest: z.int('number').positive('number').max(999_999_999, 'number').nullable(),
})
/** One merged change. `committedAt` is ISO 8601 with its offset, as git wrote it; an unknown address is null. */
export type ChangeInput = z.infer<typeof changeInput>

const { sha, committedAt, authorName, authorEmail, subject, pullRequest } = changeInput.shape
const listed = z
  .strictObject({
    sha,
    committedAt,
    author: authorName,
    authorEmail: authorEmail.default(null),
    subject,
    pullRequest: pullRequest.default(null),
  })
  .transform(({ author, ...change }): ChangeInput => ({ ...change, authorName: author }))
const changeList = z.strictObject({
  product: name.optional(),
  from: name.optional(),
  to: name.optional(),
  headSha: commit.optional(),
  changes: z.array(listed),
})

const fieldFaults = ['required', 'long', 'character', 'commit', 'time', 'number'] as const
export type FieldFault = (typeof fieldFaults)[number] | 'unknown' | 'type'

/** Why a list was refused: `line` is 1-based (git log), `path` names the place in the JSON, as `changes[3].sha`,
 * and is `$` for all of it. */
export type ChangeListRefusal =
  | { code: 'empty' | 'not-json' }
  | { code: 'too-large' | 'too-many'; limit: number }
  | { code: 'wrong-field'; path: string; detail: FieldFault }
  | { code: 'wrong-line'; line: number; field: keyof ChangeInput; detail: FieldFault }
  | { code: 'no-tabs' | 'missing-columns'; line: number }
  | { code: 'repeated-line'; line: number; first: number }
  | { code: 'repeated-change'; path: string; first: string }

type Refused = { ok: false } & ChangeListRefusal
export type ChangeListReading =
  | ({ ok: true } & Omit<z.output<typeof changeList>, 'changes'> & { changes: ChangeInput[] })
  | Refused

/** Reads a list of changes as JSON: `{ product, from, to, headSha, changes: [{ sha, committedAt, author, subject, … }] }`. */
export function readChangeList(text: string): ChangeListReading {
  const tooLarge = sizeRefusal(text)
  if (tooLarge) return tooLarge
  const json = parsed(text)
  if (json === undefined) return { ok: false, code: 'not-json' }

  const reading = changeList.safeParse(json)
  if (!reading.success) return { ok: false, ...wrongField(reading.error.issues[0]) }
  const { changes, ...about } = reading.data
  const twice = repeated(changes)
  if (twice)
    return {
      ok: false,
      code: 'repeated-change',
      path: `changes[${twice.at}]`,
      first: `changes[${twice.first}]`,
    }
  return countRefusal(changes.length) ?? { ok: true, ...about, changes }
}

/**
 * Reads `git log --format='%H%x09%cI%x09%an%x09%s'`, or the same with the author's address as `%ae` before `%s`, which
 * is told apart by an address in the fourth column. Tabs in a subject are kept as spaces.
 */
export function readGitLog(text: string): ChangeListReading {
  const tooLarge = sizeRefusal(text)
  if (tooLarge) return tooLarge
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((row, at) => ({ line: at + 1, row, cells: row.split('\t') }))
    .filter(({ row }) => row.trim() !== '')
  const miscounted = countRefusal(rows.length)
  if (miscounted) return miscounted

  const withAddress = rows.some(({ cells }) => cells.length > 4 && isAddress(cells[3] ?? ''))
  const changes: ChangeInput[] = []
  for (const { line, cells } of rows) {
    const change = fromLog(cells, line, withAddress)
    if ('code' in change) return { ok: false, ...change }
    changes.push(change)
  }
  const twice = repeated(changes)
  const lineOf = (at: number) => rows[at]?.line ?? 0
  if (twice)
    return { ok: false, code: 'repeated-line', line: lineOf(twice.at), first: lineOf(twice.first) }
  return { ok: true, changes }
}

function sizeRefusal(text: string): Refused | null {
  const limit = changeLimits.megabytes
  return text.length > limit * 1_000_000 ? { ok: false, code: 'too-large', limit } : null
}

function countRefusal(count: number): Refused | null {
  const limit = changeLimits.changes
  if (count > limit) return { ok: false, code: 'too-many', limit }
  return count === 0 ? { ok: false, code: 'empty' } : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    // JSON itself has no undefined, so undefined says: this is not JSON.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function wrongField(issue: z.core.$ZodIssue | undefined): ChangeListRefusal {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...unknown]
  const written = path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : `${so}${so && '.'}${String(key)}`),
    '',
  )
  return { code: 'wrong-field', path: written.slice(0, 100) || '$', detail: faultOf(issue) }
}

function faultOf(issue: z.core.$ZodIssue | undefined): FieldFault {
  if (issue?.code === 'unrecognized_keys') return 'unknown'
  return fieldFaults.find(fault => fault === issue?.message) ?? 'type'
}

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text)

function fromLog(
  cells: string[],
  line: number,
  withAddress: boolean,
): ChangeInput | ChangeListRefusal {
  if (cells.length === 1) return { code: 'no-tabs', line }
  if (cells.length < (withAddress ? 5 : 4)) return { code: 'missing-columns', line }
  const [commitSha, committed, author, ...rest] = cells
  const address = withAddress ? rest.shift() : undefined
  const subjectLine = rest.join(' ')
  const reading = changeInput.safeParse({
    sha: commitSha,
    committedAt: committed,
    authorName: author,
    authorEmail: address?.trim() || null,
    subject: subjectLine,
    pullRequest: pullRequestOf(subjectLine),
  })
  if (reading.success) return reading.data
  const issue = reading.error.issues[0]
  const field = changeInput.keyof().parse(issue?.path[0])
  return { code: 'wrong-line', line, field, detail: faultOf(issue) }
}

function repeated(changes: readonly ChangeInput[]) {
  const seen = new Map<string, number>()
  for (const [at, change] of changes.entries()) {
    const first = seen.get(change.sha)
    if (first !== undefined) return { at, first }
    seen.set(change.sha, at)
  }
  return null
}
