import 'server-only'
import { z } from 'zod'
import type { Channel } from '@/db/aggregate'
import type { Acting } from '@/db/begin-request'
import { installation } from '@/db/aggregates/installation'
import { findInstallations } from '@/db/load/installation-ids'
import { importOf } from '@/lib/installations/commands'
import { obstacle } from '@/lib/installations/decide'
import { readInstallationsCsv, stops, type CsvProblem } from '@/lib/installations/import'
import type { InstallationRow } from '@/lib/installations/installation-row'
import type { InstallationRefusal } from '@/lib/installations/refusals'
import { orBusy } from '@/lib/or-busy'
import { perform } from '@/lib/perform'
import { isStale } from '@/lib/release/stale'

export type Asked = { actor: Acting; channel: Channel; now?: Date }
type Read = { line: number; value: InstallationRow }
export type LineOutcome =
  | { line: number; name: string; outcome: 'added' | 'updated' | 'unchanged' }
  | { line: number; name: string; outcome: 'refused'; refusal: InstallationRefusal }
  | { line: number; name: string; outcome: 'busy' }
type Imported =
  | { ok: true; lines: LineOutcome[]; problems: CsvProblem[] }
  | { ok: false; refusal: InstallationRefusal }
  | { ok: false; problems: CsvProblem[] }

/** A file as text; it is read where it is checked, so that nobody can hand over rows the reader has not seen. */
export const importPayload = z.strictObject({
  csv: z.string('required').min(1, 'required').transform(readInstallationsCsv),
})
export type ImportCommand = { type: string } & z.output<typeof importPayload>
export type Reading = z.output<typeof importPayload>['csv']

// Each may take as long as the database waits for a lock: a person should see the report before they give up.
const busyAtMost = 3

/**
 * Records each row of a file by a command of its own: a refused line leaves no trace and stops no other, nor does one
 * that the database was too busy for, until there are three of them. What has been recorded already stays as it is,
 * so the same file can be imported again.
 */
export async function importInstallations(asked: Asked, reading: Reading): Promise<Imported> {
  const refusal = obstacle(null, 'importInstallation', asked.actor)
  if (refusal) return { ok: false, refusal }
  const { rows, problems } = reading
  const stopped = stops(reading)
  if (stopped.length > 0) return { ok: false, problems: stopped }

  const idOf = await findInstallations(rows.map(({ value }) => value))
  const lines: LineOutcome[] = []
  for (const row of rows) {
    const busy = lines.filter(({ outcome }) => outcome === 'busy').length
    lines.push(busy < busyAtMost ? await importRow(asked, row, idOf(row.value)) : notTaken(row))
  }
  return { ok: true, lines, problems }
}

async function importRow(asked: Asked, row: Read, known: string | undefined): Promise<LineOutcome> {
  const { line, value } = row
  const subject = known ?? crypto.randomUUID()
  const command = importOf(value)
  const decision = await perform(installation, { ...asked, subject, command }).catch(orBusy)
  if (decision === 'busy') return notTaken(row)
  if (!decision) throw new Error(`Line ${String(line)} is about no installation.`)

  const name = nameOf(value)
  if (decision.ok) return { line, name, outcome: known ? 'updated' : 'added' }
  const { refusal } = decision
  if (isStale(refusal)) throw new Error('A line of a file is drawn from no page.')
  if (refusal.code === 'unchanged') return { line, name, outcome: 'unchanged' }
  return { line, name, outcome: 'refused', refusal }
}

const notTaken = ({ line, value }: Read): LineOutcome => ({
  line,
  name: nameOf(value),
  outcome: 'busy',
})

const nameOf = ({ customer, installation }: InstallationRow) => `${customer}, ${installation}`
