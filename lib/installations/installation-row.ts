import semver from 'semver'
import { z } from 'zod'
import { infrastructures, operators } from '@/lib/invoice/facts'
import { missingRegistration } from '@/lib/invoice/party'
import { sales } from '@/lib/invoice/terms'
import { memberStates, readVatId } from '@/lib/invoice/vat-id'
import { trackTypes } from '@/lib/release/workflow'
import { isCountry } from './country'

const cell = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    .regex(/^[^\p{Cc}]*$/u, 'control-character')
    .regex(/^[^\ufffd]*$/, 'wrong-encoding')
// A spreadsheet runs a cell that begins so. It stays text here, but a name is never one.
const words = (most: number) => cell(most).regex(/^(?![=+\-@])/, 'formula')
const given = <Cell extends z.ZodString>(text: Cell) => text.min(1, 'required')
const orNull = <Cell extends z.ZodType<unknown, string>>(text: Cell) =>
  z
    .string()
    .transform(value => value.trim() || null)
    .pipe(text.nullable())
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  given(cell(40))
    .toLowerCase()
    .transform(value => value.replaceAll(/[\s-]+/g, '_'))
    .pipe(z.enum(values, 'unknown-value'))
const count = given(cell(20))
  .regex(/^[1-9]\d{0,5}$/, 'not-a-number')
  .transform(Number)

/**
 * One row of the installations file: cells as text, keyed by column (see `columns`), into an installation and who it
 * belongs to. Issues carry a code as their message. A resale, or a partner as operator, needs the partner's name.
 * VAT ids of member states are checked for their format, registrations for that of a SIREN (FR) or kennitala (IS).
 */
export const installationRow = z
  .object({
    customer: given(words(200)),
    installation: given(words(200)),
    type: choice(trackTypes),
    partner: orNull(words(200)),
    country: given(cell(2)).toUpperCase().refine(isCountry, 'not-a-country'),
    vat_id: orNull(cell(30).toUpperCase()),
    registration: orNull(words(40)),
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
  })
  .superRefine(({ country, vat_id, registration, partner, sale, operator }, context) => {
    const refuse = (column: string, message: string) => {
      context.addIssue({ code: 'custom', path: [column], message })
    }
    if (!partner && (sale === 'resale' || operator === 'partner'))
      refuse('partner', 'partner-missing')
    if (vat_id && memberStates.includes(country) && readVatId(vat_id, country).status === 'unknown')
      refuse('vat_id', 'not-a-vat-id')
    const wrong = registration && missingRegistration({ country, registration })
    if (wrong) refuse('registration', wrong === 'siren' ? 'not-a-siren' : 'not-a-kennitala')
  })
  .transform(({ vat_id, current_version, health_url, ...row }) => ({
    ...row,
    vatId: vat_id && readVatId(vat_id, row.country).number,
    currentVersion: current_version,
    healthUrl: health_url,
  }))
export type InstallationRow = z.output<typeof installationRow>

const optional = ['partner', 'registration', 'health_url']
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
  'not-a-number',
  'not-a-version',
  'not-a-health-url',
  'partner-missing',
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
