import { readInstallationsCsv } from './import'
import { columns } from './installation-row'

// A file of installations as the tests need it: a row that holds, of which a test changes what it is about.

export const good: Record<string, string> = {
  customer: 'Höfn hf.',
  installation: 'production',
  type: 'self_hosted',
  partner: '',
  country: 'IS',
  vat_id: '',
  registration: '710299-1619',
  street: '',
  postal_code: '',
  city: '',
  endpoint_scheme: '',
  endpoint_id: '',
  infrastructure: 'kubernetes',
  nodes: '14',
  environments: '2',
  region: 'reykjavik-1',
  operator: 'customer',
  current_version: '1.10.2',
  sale: 'direct',
  health_url: 'https://hofn.example/health',
  maintenance_covered: '',
  priority_support: '',
  contract_from: '',
  contract_reference: '',
}
export const header = columns.join(',')
export const row = (changed: Record<string, string> = {}) =>
  columns
    .map(column => `"${({ ...good, ...changed }[column] ?? '').replaceAll('"', '""')}"`)
    .join(',')
export const file = (...rows: string[]) => [header, ...rows].join('\n')
export const problemsOf = (text: string) => readInstallationsCsv(text).problems
