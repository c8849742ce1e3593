import { countIn } from '@/lib/count'
import semver from 'semver'
import { z } from 'zod'
import { infrastructures, operators } from '@/lib/invoice/facts'
import { sales } from '@/lib/invoice/terms'
import { trackTypes } from '@/lib/release/workflow'
import { cell, given, orNull, words } from './cells'
import { contractCells, contractOf, refuseContract } from './contract-cells'
import { companyCells, companyOf, refuseCompany } from './company-cells'
import { isPlace } from './country'

const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  given(cell(40))
    .toLowerCase()
    .transform(value => value.replaceAll(/[\s-]+/g, '_'))
    .pipe(z.enum(values, 'unknown-value'))
const count = given(cell(20))
  .regex(/^[1-9]\d{0,5}$/, 'not-a-number')
  .transform(countIn)

/**
 * One row of the installations file: cells as text, keyed by column (see `columns`), into an installation and who it
 * belongs to. Issues carry a code as their message. A resale, or a partner as operator, needs the partner's name.
 * VAT ids of the Union and Northern Ireland are checked for their format, registrations for that of a SIREN (FR and its
 * overseas departments) or kennitala (IS).
 */
export const installationRow = z
  .strictObject({
    customer: given(words(200)),
    installation: given(words(200)),
    type: choice(trackTypes),
    partner: orNull(words(200)),
    country: given(cell(2)).toUpperCase().refine(isPlace, 'not-a-country'),
    ...companyCells,
    infrastructure: choice(infrastructures),
    nodes: count,
    environments: count,
    region: given(words(40)).min(2, 'too-short'),
    operator: choice(operators),
    current_version: given(cell(100))
      .refine(version => semver.valid(version) !== null, 'not-a-version')
      .transform(version => semver.valid(version) ?? version),
    sale: choice(sales),
    health_url: orNull(cell(500).refine(isProbeable, 'not-a-health-url')),
    ...contractCells,
  })
  .superRefine((row, context) => {
    const refuse = (column: string, message: string) => {
      context.addIssue({ code: 'custom', path: [column], message })
    }
    if (!row.partner && (row.sale === 'resale' || row.operator === 'partner'))
      refuse('partner', 'partner-missing')
    refuseCompany(row, refuse)
    refuseContract(row, refuse)
  })
  .transform(({ current_version, health_url, ...row }) => ({
    ...contractOf(companyOf(row)),
    currentVersion: current_version,
    healthUrl: health_url,
  }))
export type InstallationRow = z.output<typeof installationRow>

const reach = ['street', 'postal_code', 'city', 'endpoint_scheme', 'endpoint_id']
const optional = ['partner', 'registration', 'health_url', ...reach, ...Object.keys(contractCells)]
export const columns = Object.keys(installationRow.in.shape)
export const requiredColumns = columns.filter(column => !optional.includes(column))

export const rowFaults = [
  'required',
  'too-long',
  'too-short',
  'control-character',
  'wrong-encoding',
  'formula',
  'unknown-value',
  'not-a-country',
  'not-a-vat-id',
  'not-a-siren',
  'not-a-kennitala',
  'endpoint-incomplete',
  'not-an-endpoint',
  'not-a-number',
  'not-a-version',
  'not-a-health-url',
  'partner-missing',
  'contract-incomplete',
  'not-a-date',
] as const
export type RowFault = (typeof rowFaults)[number]

/** True for an https URL, or http on the machine itself; never with a user name or password in it. */
function isProbeable(text: string) {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  const loopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  return !username && !password && (protocol === 'https:' || (protocol === 'http:' && loopback))
}
