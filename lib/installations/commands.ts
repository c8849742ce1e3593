import { z } from 'zod'
import { factSources } from '@/lib/invoice/facts'
import type { TrackType } from '@/lib/release/workflow'
import { installationRow, type InstallationRow } from './installation-row'

const cells = installationRow.in.shape
const row = installationRow.transform(onTrack)

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
