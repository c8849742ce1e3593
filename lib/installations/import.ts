import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import {
  columns,
  installationRow,
  requiredColumns,
  rowFaults,
  type InstallationRow,
  type RowFault,
} from './installation-row'

export const csvLimits = { rows: 5000, megabytes: 2 } as const

/** What is wrong, where: `line` is 1-based in the file; `detail` is what the code speaks of. */
export type CsvProblem = {
  line: number
  column?: string
  code:
    | RowFault
    | 'empty'
    | 'too-large'
    | 'too-many-rows'
    | 'not-csv'
    | 'unknown-column'
    | 'missing-column'
    | 'repeated-column'
    | 'wrong-cell-count'
    | 'repeated-installation'
    | 'customer-differs'
  /** The limit, the cells counted, the values allowed, or the line that this one repeats or contradicts. */
  detail?: string
}
export type InstallationsReading = {
  rows: { line: number; value: InstallationRow }[]
  problems: CsvProblem[]
}

const ofTheWholeFile: readonly CsvProblem['code'][] = [
  'empty',
  'too-large',
  'too-many-rows',
  'not-csv',
  'missing-column',
  'repeated-column',
]

/** What keeps a file from being read at all; nothing when its rows can be taken one by one. */
export const stops = ({ problems }: InstallationsReading) =>
  problems.filter(({ code }) => ofTheWholeFile.includes(code))

type Line = { line: number; cells: string[] }

/**
 * Reads installations from CSV with a header, comma or semicolon, with or without a byte order mark. Rows that hold are
 * in `rows`, everything else is in `problems`; a file that cannot be read as a whole gives problems only. An unknown
 * column is reported once and left out. A customer and installation may come once, and what is said of a customer must be
 * the same in all its rows; the first row wins.
 */
export function readInstallationsCsv(text: string): InstallationsReading {
  const lines = linesOf(text)
  if ('code' in lines) return { rows: [], problems: [lines] }
  const [header, ...body] = lines
  if (!header || body.length === 0)
    return { rows: [], problems: [{ line: header?.line ?? 1, code: 'empty' }] }

  const names = header.cells.map(cell => cell.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const problems = headerProblems(names, header.line)
  if (problems.some(({ code }) => code !== 'unknown-column')) return { rows: [], problems }

  const rows: InstallationsReading['rows'] = []
  const disagreement = agreement()
  for (const line of body) {
    const { value, faults } = rowOf(line, names)
    const disagrees = value && disagreement(line.line, value)
    problems.push(...faults, ...(disagrees ? [disagrees] : []))
    if (value && !disagrees) rows.push({ line: line.line, value })
  }
  return { rows, problems }
}

function linesOf(text: string): Line[] | CsvProblem {
  const { rows, megabytes } = csvLimits
  if (text.length > megabytes * 1_000_000)
    return { line: 1, code: 'too-large', detail: `${megabytes}` }
  const lines: Line[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      trim: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      max_record_size: 20_000,
      to: rows + 2,
      on_record: (cells: string[], { lines: end }) => {
        lines.push({ line: end - cells.join('').split('\n').length + 1, cells })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: typeof error.lines === 'number' ? error.lines : 1, code: 'not-csv' }
  }
  const beyond = lines[rows + 1]
  return beyond ? { line: beyond.line, code: 'too-many-rows', detail: `${rows}` } : lines
}

function delimiterOf(text: string) {
  const header = text.split(/[\r\n]/).find(line => line.trim() !== '') ?? ''
  return header.split(';').length > header.split(',').length ? ';' : ','
}

function headerProblems(names: string[], line: number): CsvProblem[] {
  const found = names.map((column, at): CsvProblem | null => {
    if (!columns.includes(column))
      return { line, column: column.slice(0, 80), code: 'unknown-column' }
    return names.indexOf(column) < at ? { line, column, code: 'repeated-column' } : null
  })
  const missing = requiredColumns
    .filter(column => !names.includes(column))
    .map((column): CsvProblem => ({ line, column, code: 'missing-column' }))
  return [...found.filter(problem => problem !== null), ...missing]
}

function rowOf(
  { line, cells }: Line,
  names: string[],
): { value?: InstallationRow; faults: CsvProblem[] } {
  if (cells.length !== names.length)
    return { faults: [{ line, code: 'wrong-cell-count', detail: `${cells.length}` }] }
  const reading = installationRow.safeParse(
    Object.fromEntries(columns.map(column => [column, cells[names.indexOf(column)] ?? ''])),
  )
  if (reading.success) return { value: reading.data, faults: [] }
  const first = new Map(reading.error.issues.toReversed().map(issue => [issue.path[0], issue]))
  return { faults: columns.flatMap(column => faultIn(line, column, first.get(column))) }
}

function faultIn(line: number, column: string, issue: z.core.$ZodIssue | undefined): CsvProblem[] {
  if (!issue) return []
  const code = rowFaults.find(fault => fault === issue.message)
  if (!code) throw new Error(`No code for "${issue.message}" in ${column}`)
  const allowed = issue.code === 'invalid_value' ? { detail: issue.values.join(', ') } : {}
  return [{ line, column, code, ...allowed }]
}

function agreement() {
  const seen = new Map<string, number>()
  const customers = new Map<string, { line: number; row: InstallationRow }>()

  return (line: number, row: InstallationRow): CsvProblem | null => {
    const customer = row.customer.toLowerCase()
    const key = JSON.stringify([customer, row.installation.toLowerCase()])
    const before = seen.get(key)
    if (before !== undefined)
      return { line, column: 'installation', code: 'repeated-installation', detail: `${before}` }
    const known = customers.get(customer) ?? { line, row }
    const column = differing(known.row, row)
    if (column) return { line, column, code: 'customer-differs', detail: `${known.line}` }
    seen.set(key, line)
    customers.set(customer, known)
    return null
  }
}

const ofCustomer = {
  country: 'country',
  vatId: 'vat_id',
  registration: 'registration',
  street: 'street',
  postalCode: 'postal_code',
  city: 'city',
  endpointScheme: 'endpoint_scheme',
  endpointId: 'endpoint_id',
} as const satisfies Partial<Record<keyof InstallationRow, string>>

function differing(a: InstallationRow, b: InstallationRow) {
  const names = Object.keys(ofCustomer) as (keyof typeof ofCustomer)[]
  const found = names.find(name => a[name] !== b[name])
  return found ? ofCustomer[found] : null
}
