import semver from 'semver'
import { z } from 'zod'
import { contractFlags } from '@/lib/invoice/contract-flags'
import { factSources, infrastructures } from '@/lib/invoice/facts'
import type { TrackType } from '@/lib/release/workflow'
import { given, words } from './cells'
import { installationRow, type InstallationRow } from './installation-row'

const cells = installationRow.in.shape
const row = installationRow.transform(onTrack)

/** What a contract may say, as it is chosen. */
export const flagValues = ['yes', 'no', 'unknown'] as const

const counted = (most: number) =>
  z.int('not-a-number').min(1, 'not-a-number').max(most, 'not-a-number')

/** What each command carries. A new installation and a row of a file are written alike. */
export const payloads = {
  addInstallation: row,
  importInstallation: row,
  editInstallation: z
    .strictObject({
      installation: cells.installation,
      type: cells.type,
      partner: cells.partner,
      infrastructure: cells.infrastructure,
      nodes: cells.nodes,
      environments: cells.environments,
      region: cells.region,
      operator: cells.operator,
      current_version: cells.current_version,
      sale: cells.sale,
      health_url: cells.health_url,
      source: z.enum(factSources, 'unknown-value'),
      as_of: z.iso.date('not-a-date'),
    })
    .superRefine(({ partner, sale, operator }, ctx) => {
      if (!partner && (sale === 'resale' || operator === 'partner'))
        ctx.addIssue({ code: 'custom', path: ['partner'], message: 'partner-missing' })
    })
    .transform(({ current_version, health_url, as_of, ...rest }) =>
      onTrack({ ...rest, currentVersion: current_version, healthUrl: health_url, asOf: as_of }),
    ),
  retireInstallation: z.strictObject({
    reason: z.string('required').trim().min(1, 'required').max(2000, 'too-long'),
  }),
  recordContractFlag: z
    .strictObject({
      flag: z.enum(contractFlags, 'unknown-value'),
      value: z.enum(flagValues, 'unknown-value'),
      valid_from: z.iso.date('not-a-date'),
      reference: given(words(200)),
    })
    .transform(({ value, valid_from, ...rest }) => ({
      ...rest,
      value: value === 'unknown' ? null : value === 'yes',
      validFrom: valid_from,
    })),
  /** What an installation reports of itself. `asOf` is the moment it looked; without one, the moment it is taken. */
  reportFacts: z.strictObject({
    infrastructure: z.enum(infrastructures, 'unknown-value'),
    nodes: counted(100_000),
    environments: counted(10_000),
    region: cells.region,
    version: z
      .string('not-a-version')
      .max(100, 'not-a-version')
      .refine(version => semver.valid(version) !== null, 'not-a-version')
      .transform(version => semver.valid(version) ?? version)
      .nullable()
      .default(null),
    asOf: z.iso.datetime({ offset: true, error: 'not-a-date' }).nullable().default(null),
  }),
} satisfies Record<string, z.ZodType>

type Payloads = typeof payloads
export type InstallationCommandName = keyof Payloads
export type InstallationCommandOf<Name extends InstallationCommandName> = {
  type: Name
} & z.output<Payloads[Name]>
export type InstallationCommand = {
  [Name in InstallationCommandName]: InstallationCommandOf<Name>
}[InstallationCommandName]

/** One row of a file as the command that records it. */
export const importOf = (read: InstallationRow) =>
  ({ type: 'importInstallation', ...onTrack(read) }) as const

// A command has a `type` of its own, so the deployment type goes by the name of its track.
function onTrack<Row extends { type: TrackType }>({ type, ...rest }: Row) {
  return { ...rest, track: type }
}
