import { describe, expect, test } from 'vitest'
import { readInstallationsCsv } from './import'
import { columns } from './installation-row'
import { file, good, problemsOf, row } from './testing-csv'

describe('rows that hold', () => {
  const hofn = {
    customer: 'Höfn hf.',
    installation: 'production',
    type: 'self_hosted',
    partner: null,
    country: 'IS',
    vatId: null,
    registration: '710299-1619',
    street: null,
    postalCode: null,
    city: null,
    endpointScheme: null,
    endpointId: null,
    infrastructure: 'kubernetes',
    nodes: 14,
    environments: 2,
    region: 'reykjavik-1',
    operator: 'customer',
    currentVersion: '1.10.2',
    sale: 'direct',
    healthUrl: 'https://hofn.example/health',
    contract: [],
  }

  test('a row becomes an installation and who it belongs to', () => {
    expect(readInstallationsCsv(file(row()))).toEqual({
      rows: [{ line: 2, value: hofn }],
      problems: [],
    })
  })

  test('a spreadsheet with semicolons, a byte order mark, CRLF, padding and empty rows is the same', () => {
    const cells = columns.map(column => ` ${good[column]} `).join(';')
    const text = `\ufeff${columns.map(column => column.toUpperCase().replaceAll('_', ' ')).join(';')}\r\n\r\n${cells}\r\n${';'.repeat(columns.length - 1)}\r\n`
    expect(readInstallationsCsv(text)).toEqual({ rows: [{ line: 3, value: hofn }], problems: [] })
  })

  test('optional columns may be left out', () => {
    const [kept, cells] = [columns, columns.map(column => good[column])].map(cells =>
      cells
        .filter((_, at) => !['partner', 'registration', 'health_url'].includes(columns[at] ?? ''))
        .join(','),
    )
    expect(readInstallationsCsv(`${kept}\n${cells}`)).toMatchObject({
      rows: [{ value: { partner: null, registration: null, healthUrl: null } }],
      problems: [],
    })
  })

  test.each([
    [
      { type: 'Self-hosted', infrastructure: 'Bare metal' },
      { type: 'self_hosted', infrastructure: 'bare_metal' },
    ],
    [
      { country: 'fr', vat_id: 'fr 40 303 265 045', registration: '303 265 045' },
      { country: 'FR', vatId: 'FR40303265045' },
    ],
    [{ country: 'GR', vat_id: 'EL123456709', registration: '' }, { vatId: 'EL123456709' }],
    [{ country: 'MC', vat_id: 'FR40303265045', registration: '' }, { vatId: 'FR40303265045' }],
    [{ country: 'xi', vat_id: 'XI123456782', registration: '' }, { country: 'XI' }],
    [
      { sale: 'resale', partner: 'Brim SAS' },
      { sale: 'resale', partner: 'Brim SAS' },
    ],
    [{ current_version: 'v2.0.0-rc.1' }, { currentVersion: '2.0.0-rc.1' }],
    [{ health_url: 'http://127.0.0.1:8080/up' }, { healthUrl: 'http://127.0.0.1:8080/up' }],
    [
      {
        ...{ maintenance_covered: 'Yes', priority_support: '', contract_from: '2026-01-01' },
        contract_reference: 'MC-14',
      },
      {
        contract: [
          {
            ...{ flag: 'maintenanceCovered', value: true, validFrom: '2026-01-01' },
            reference: 'MC-14',
          },
        ],
      },
    ],
    [{ health_url: 'http://[::1]/up' }, { healthUrl: 'http://[::1]/up' }],
    [{ customer: 'Skip "og" fley, ehf' }, { customer: 'Skip "og" fley, ehf' }],
  ])('%j', (changed, value) => {
    expect(readInstallationsCsv(file(row(changed)))).toMatchObject({
      rows: [{ value }],
      problems: [],
    })
  })
})

describe('rows that do not hold', () => {
  test.each([
    [{ customer: ' ' }, 'customer', 'required'],
    [{ customer: '=HYPERLINK("http://a")' }, 'customer', 'formula'],
    [{ installation: '+1' }, 'installation', 'formula'],
    [{ partner: '@brim' }, 'partner', 'formula'],
    [{ region: '-a-' }, 'region', 'formula'],
    [{ customer: 'H\ufffdfn' }, 'customer', 'wrong-encoding'],
    [{ customer: 'a\u0000b' }, 'customer', 'control-character'],
    [{ customer: 'a\nb' }, 'customer', 'control-character'],
    [{ customer: 'x'.repeat(201) }, 'customer', 'too-long'],
    [{ region: 'x' }, 'region', 'too-short'],
    [{ country: 'UK' }, 'country', 'not-a-country'],
    [{ country: '' }, 'country', 'required'],
    [{ country: 'DE', registration: '', vat_id: 'DE12' }, 'vat_id', 'not-a-vat-id'],
    [{ country: 'DE', registration: '', vat_id: 'FR40303265045' }, 'vat_id', 'not-a-vat-id'],
    [{ country: 'MC', registration: '', vat_id: 'MC40303265045' }, 'vat_id', 'not-a-vat-id'],
    [{ country: 'XI', registration: '', vat_id: 'XI123456783' }, 'vat_id', 'not-a-vat-id'],
    [{ country: 'FR', registration: '1234' }, 'registration', 'not-a-siren'],
    [{ country: 'RE', registration: '1234' }, 'registration', 'not-a-siren'],
    [{ registration: '303265045' }, 'registration', 'not-a-kennitala'],
    [{ nodes: '0' }, 'nodes', 'not-a-number'],
    [{ nodes: '1,000' }, 'nodes', 'not-a-number'],
    [{ environments: '1.5' }, 'environments', 'not-a-number'],
    [{ current_version: '1.10' }, 'current_version', 'not-a-version'],
    [{ health_url: 'http://hofn.example/up' }, 'health_url', 'not-a-health-url'],
    [{ health_url: 'http://127.0.0.1.hofn.example/up' }, 'health_url', 'not-a-health-url'],
    [{ health_url: 'https://me:secret@hofn.example/up' }, 'health_url', 'not-a-health-url'],
    [{ health_url: 'file:///etc/hosts' }, 'health_url', 'not-a-health-url'],
    [{ sale: 'resale' }, 'partner', 'partner-missing'],
    [{ operator: 'partner' }, 'partner', 'partner-missing'],
    [
      { priority_support: 'no', contract_reference: 'MC-14' },
      'contract_from',
      'contract-incomplete',
    ],
    [
      { maintenance_covered: 'yes', contract_from: '2026-01-01' },
      'contract_reference',
      'contract-incomplete',
    ],
    [
      { maintenance_covered: 'yes', contract_from: '1.1.2026', contract_reference: 'MC-14' },
      'contract_from',
      'not-a-date',
    ],
  ])('%j', (changed, column, code) => {
    expect(readInstallationsCsv(file(row(changed)))).toEqual({
      rows: [],
      problems: [{ line: 2, column, code }],
    })
  })

  test.each([
    [{ contract_from: '2026-01-01', contract_reference: 'MC-14' }, []],
    [{ contract_from: '2026-01-01' }, ['contract_reference']],
    [{ contract_reference: 'MC-14' }, ['contract_from']],
  ])('a contract of which nothing is said: %j', (changed, missing) => {
    const named = ['maintenance_covered', 'priority_support', ...missing]
    expect(readInstallationsCsv(file(row(changed)))).toEqual({
      rows: [],
      problems: named.map(column => ({ line: 2, column, code: 'contract-incomplete' })),
    })
  })

  test('an unknown value names those that are known', () => {
    expect(problemsOf(file(row({ type: 'cloud' })))).toEqual([
      {
        line: 2,
        column: 'type',
        code: 'unknown-value',
        detail: 'serverless, self_hosted, sovereign',
      },
    ])
  })

  test('each wrong cell is named, and the rows around it stay', () => {
    const reading = readInstallationsCsv(
      file(row({ customer: 'A' }), row({ nodes: 'many', sale: '' }), row({ customer: 'C' })),
    )
    expect(reading.rows.map(({ line }) => line)).toEqual([2, 4])
    expect(reading.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'nodes', 'not-a-number'],
      [3, 'sale', 'required'],
    ])
  })

  test('lines are those of the file, also after a cell of two lines', () => {
    const text = file(row({ customer: 'a\nb' }), row({ customer: 'C', nodes: 'x' }))
    expect(problemsOf(text).map(({ line }) => line)).toEqual([2, 4])
  })

  test('the same installation twice names both lines', () => {
    const reading = readInstallationsCsv(
      file(row(), row({ installation: 'test' }), row({ customer: 'HÖFN HF.' })),
    )
    expect(reading.rows).toHaveLength(2)
    expect(reading.problems).toEqual([
      { line: 4, column: 'installation', code: 'repeated-installation', detail: '2' },
    ])
  })

  test('a customer in two countries names both lines', () => {
    const text = file(row(), row({ installation: 'test', country: 'NO', registration: '' }))
    expect(problemsOf(text)).toEqual([
      { line: 3, column: 'country', code: 'customer-differs', detail: '2' },
    ])
  })

  test('a row with a cell too many', () => {
    expect(problemsOf(file(`${row()},x`))).toEqual([
      { line: 2, code: 'wrong-cell-count', detail: `${columns.length + 1}` },
    ])
  })
})
