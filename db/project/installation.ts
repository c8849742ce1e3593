import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { FlagEntry } from '@/lib/invoice/contract-flags'
import type { InstallationEvent, InstallationFacts } from '@/lib/installations/events'
import type { Act } from '../aggregate'
import type { Tx } from '../client'
import { customers, installations } from '../schema'
import { confirmedStill } from './vat-confirmation'

/** Writes what one event of an installation changes in the tables. */
export async function projectInstallation(tx: Tx, id: string, event: InstallationEvent, act: Act) {
  const set = (values: Partial<typeof installations.$inferInsert>) =>
    tx.update(installations).set(values).where(eq(installations.id, id))

  switch (event.type) {
    case 'customerRecorded': {
      const { type: _type, ...customer } = event
      return tx.insert(customers).values(customer)
    }
    case 'customerCompleted': {
      const { type: _type, id: customerId, ...numbers } = event
      const set = { ...numbers, ...confirmedStill(numbers.vatId) }
      return tx.update(customers).set(set).where(eq(customers.id, customerId))
    }
    case 'installationAdded': {
      const { customerId } = event
      return tx.insert(installations).values({ id, customerId, ...columnsOf(event) })
    }
    case 'installationEdited': {
      const edited = columnsOf(event)
      // A day is known by its first moment: what was reported on it stays the younger one.
      const factsAt = sql`greatest(${installations.factsAt}, ${edited.factsAt.toISOString()}::timestamptz)`
      return tx
        .update(installations)
        .set({ ...edited, factsAt })
        .where(eq(installations.id, id))
    }
    case 'factsReported':
      return set(columnsOf(event))
    case 'versionInstalled':
      return set({ version: event.version })
    case 'contractFlagRecorded': {
      const { flag, value, validFrom } = event
      const entry = JSON.stringify({ flag, value, validFrom })
      // The record is locked while it is written, so the entries are those that were decided on.
      const contract = sql<FlagEntry[]>`(
        select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(${installations.contract}) e
        where (e ->> 'flag', e ->> 'validFrom') <> (${flag}, ${validFrom})) || ${entry}::jsonb`
      return tx.update(installations).set({ contract }).where(eq(installations.id, id))
    }
    case 'installationRetired':
      return set({ active: false, retiredAt: act.at, retireReason: event.reason })
  }
}

function columnsOf(facts: InstallationFacts) {
  const { name, partnerId, infrastructure, nodes, environments, region, operator, sale } = facts
  const { track: type, source: factsSource, version, healthUrl } = facts
  const placed = { name, partnerId, type, infrastructure, nodes, environments, region }
  const factsAt = new Date(facts.asOf)
  return { ...placed, operator, sale, version, healthUrl, factsSource, factsAt }
}
