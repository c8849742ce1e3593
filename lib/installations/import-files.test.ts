import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInstallationsCsv } from './import'
import { columns, requiredColumns } from './installation-row'
import { file, header, problemsOf, row } from './testing-csv'

describe('files that do not hold', () => {
  test('unknown columns are reported once and left out', () => {
    const reading = readInstallationsCsv(
      `${header},mood\n${row({ customer: 'A' })},good\n${row()},bad`,
    )
    expect(reading.rows).toHaveLength(2)
    expect(reading.problems).toEqual([{ line: 1, column: 'mood', code: 'unknown-column' }])
  })

  test('missing columns are reported once, and no row is read', () => {
    expect(readInstallationsCsv('customer,installation\na,b\nc,d')).toEqual({
      rows: [],
      problems: columns
        .filter(column => !['customer', 'installation'].includes(column))
        .filter(column => requiredColumns.includes(column))
        .map(column => ({ line: 1, column, code: 'missing-column' })),
    })
  })

  test.each([
    ['nothing', '', [{ line: 1, code: 'empty' }]],
    ['a header alone', header, [{ line: 1, code: 'empty' }]],
    [
      'a column twice',
      `${header},nodes\n${row()},1`,
      [{ line: 1, column: 'nodes', code: 'repeated-column' }],
    ],
    ['a quote left open', `${file(row())}\n"open,${row()}\n`, [{ line: 3, code: 'not-csv' }]],
    ['too much', 'x'.repeat(2_000_001), [{ line: 1, code: 'too-large', detail: '2' }]],
    [
      'too many rows',
      file(...Array.from({ length: 5001 }, () => row())),
      [{ line: 5002, code: 'too-many-rows', detail: '5000' }],
    ],
  ])('%s', (_, text, problems) => {
    expect(readInstallationsCsv(text)).toEqual({ rows: [], problems })
  })

  test('5,000 rows are read', () => {
    const rows = Array.from({ length: 5000 }, (_, n) =>
      row({ installation: `i${n}`, health_url: '' }),
    )
    expect(readInstallationsCsv(file(...rows)).rows).toHaveLength(5000)
  })

  test('whatever comes is read or reported, never thrown at, and no row is lost', () => {
    const cell = fc.oneof(
      fc.constantFrom('"', ';', ',', '\n', '=1', '1', 'IS', 'direct', ''),
      fc.string(),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(cell).map(cells => file(cells.join(','))),
    )
    fc.assert(
      fc.property(
        text,
        given => readInstallationsCsv(given).rows.length + problemsOf(given).length > 0,
      ),
    )
  })
})
