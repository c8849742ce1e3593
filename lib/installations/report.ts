import { accept, refuse, type Outcome } from '@/lib/release/decision'
import type { InstallationCommandOf } from './commands'
import { factNames, type InstallationEvent, type InstallationFacts } from './events'
import type { Installation } from './installation'
import type { InstallationRefusal } from './refusals'

const minute = 60_000
const day = 24 * 60 * minute

/** How far ahead of ours the clock of an installation may be. */
const ahead = 5 * minute

/**
 * What an installation reports of itself. It is written down when something changed, or when what is known was last
 * confirmed more than a day before. A report that comes late, after a younger one, changes nothing.
 */
export function reported(
  known: Installation,
  {
    asOf,
    version,
    infrastructure,
    nodes,
    environments,
    region,
  }: InstallationCommandOf<'reportFacts'>,
  now: Date,
): Outcome<InstallationEvent, InstallationRefusal> {
  const at = asOf === null ? now : new Date(asOf)
  if (at.getTime() > now.getTime() + ahead) return refuse({ code: 'facts-in-the-future' })
  if (at <= known.factsAt) return refuse({ code: 'older-facts', asOf: known.factsAt.toISOString() })

  const told = { infrastructure, nodes, environments, region, version: version ?? known.version }
  const facts: InstallationFacts = {
    ...factsOf(known),
    ...told,
    ...{ source: 'heartbeat', asOf: at.toISOString() },
  }
  const changed = (Object.keys(told) as (keyof typeof told)[]).filter(
    name => known[name] !== facts[name],
  )
  const confirms = at.getTime() - known.factsAt.getTime() > day
  if (changed.length === 0 && !confirms) return refuse({ code: 'unchanged' })
  return accept({ type: 'factsReported', changed, ...facts })
}

const factsOf = (known: Installation) =>
  Object.fromEntries(factNames.map(name => [name, known[name]])) as InstallationFacts
