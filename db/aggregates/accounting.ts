import 'server-only'
import { sql } from 'drizzle-orm'
import { accountingId, accountingSubject, type AccountingState } from '@/lib/accounting/accounting'
import { payloads, type AccountingCommand } from '@/lib/accounting/commands'
import { concerns } from '@/lib/accounting/concerns'
import { decide, type AccountingRefusal } from '@/lib/accounting/decide'
import { accountingEvent, type AccountingEvent } from '@/lib/accounting/events'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { loadAccounting } from '../load/accounting'
import { accountingSettings, events, sellers, territoryDecisions, vatRates } from '../schema'

/** What accounting decides: its contact, the VAT policy, territories, rates and the selling companies. There is one; subject: 'accounting'. */
export const accounting: Aggregate<
  AccountingState,
  AccountingCommand,
  AccountingEvent,
  AccountingRefusal
> = {
  name: 'accounting',
  payloads,
  lock: lockAccounting,
  decide,
  event: accountingEvent,
  concerns,
  project: projectAccounting,
}

async function lockAccounting(
  tx: Tx,
  subject: string,
  command: AccountingCommand,
): Promise<Locked<AccountingState> | null> {
  if (subject !== accountingSubject) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('accounting'))`)
  const named = command.type === 'nameAccountingContact' ? await personBy(tx, command.person) : null
  const known = await loadAccounting(tx)
  const seq = await tx.$count(events, sql`${events.aggregate} = 'accounting'`)
  return { id: accountingId, seq, state: { ...known, named } }
}

async function personBy(tx: Tx, id: string): Promise<AccountingState['named']> {
  const { rows } = await tx.execute<NonNullable<AccountingState['named']>>(sql`
    select p.id, p.name, exists(select from person_roles r where r.person_id = p.id and r.role = 'sales') as "holdsSales"
    from people p where p.id = ${id} and p.active for share of p`)
  return rows[0] ?? null
}

function projectAccounting(tx: Tx, id: string, event: AccountingEvent, act: Act) {
  switch (event.type) {
    case 'accountingContactNamed':
      return decided(tx, id, { contactId: event.person })
    case 'vatPolicyDecided': {
      const { type: _type, ...policy } = event
      return decided(tx, id, policy)
    }
    case 'territoryDecided':
      return enterDecision(tx, event, act)
    case 'vatRateRecorded':
      return enterRate(tx, event, event.rate, act)
    case 'vatRateWithdrawn':
      return enterRate(tx, event, null, act)
    case 'sellerEdited': {
      const { type: _type, ...facts } = event
      return tx
        .insert(sellers)
        .values({ id: `seller-${event.country.toLowerCase()}`, ...facts })
        .onConflictDoUpdate({ target: sellers.country, set: facts })
    }
  }
}

type RateEvent = Extract<AccountingEvent, { type: 'vatRateRecorded' | 'vatRateWithdrawn' }>

// What was entered stays: the last entry for a day counts.
function enterRate(tx: Tx, event: RateEvent, rate: string | null, act: Act) {
  const { country, category, from: validFrom, evidence } = event
  const entry = sql`(select coalesce(max(r.entry), 0) + 1 from vat_rates r
    where r.country = ${country} and r.category = ${category} and r.valid_from = ${validFrom})`
  const entered = { enteredBy: personOf(act), enteredAt: act.at }
  return tx
    .insert(vatRates)
    .values({ country, category, validFrom, entry, rate, evidence, ...entered })
}

function enterDecision(
  tx: Tx,
  event: Extract<AccountingEvent, { type: 'territoryDecided' }>,
  act: Act,
) {
  const { seller, territory, from: validFrom, treatment, evidence } = event
  const entry = sql`(select coalesce(max(d.entry), 0) + 1 from territory_decisions d
    where d.seller = ${seller} and d.territory = ${territory} and d.valid_from = ${validFrom})`
  const decided = { decidedBy: personOf(act), decidedAt: act.at }
  return tx
    .insert(territoryDecisions)
    .values({ seller, territory, validFrom, entry, treatment, evidence, ...decided })
}

const decided = (tx: Tx, id: string, set: Partial<typeof accountingSettings.$inferInsert>) =>
  tx
    .insert(accountingSettings)
    .values({ id, ...set })
    .onConflictDoUpdate({ target: accountingSettings.id, set })
