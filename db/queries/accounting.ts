import 'server-only'
import { sql } from 'drizzle-orm'
import type { Contact } from '@/lib/accounting/accounting'
import { lastDayDecided, type TerritoryEntry } from '@/lib/invoice/territories'
import { lastDayOf } from '@/lib/invoice/vat-rates'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import {
  accountingContact,
  loadAccounting,
  standingRates,
  type Accounting,
} from '../load/accounting'

export type RateRow = Accounting['rates'][number] & {
  /** The last day it is in force; null while no other begins. */
  to: string | null
  evidence: string
  /** Null for what the console came with. */
  enteredBy: string | null
  enteredAt: string
}
export type DecisionRow = TerritoryEntry & {
  /** Null where it was entered again for its day. */
  inForce: { to: string | null } | null
  decidedBy: string | null
  decidedAt: string
}
export type AccountingView = Omit<Accounting, 'rates'> & {
  /** The number of the last event of its record. */
  seq: number
  rates: RateRow[]
  /** Everything that was ever decided of territories, what was decided last in front. */
  decisions: DecisionRow[]
  /** Everybody active who holds sales, and so may be named. */
  candidates: Contact[]
}

type Row = {
  seq: number
  candidates: Contact[]
  entered: Pick<RateRow, 'country' | 'from' | 'evidence' | 'enteredBy' | 'enteredAt'>[]
  decided: (Omit<DecisionRow, 'inForce'> & { last: boolean })[]
}

/** Who answers for accounting; null while nobody is named. */
export async function getAccountingContact(_viewer: Viewer): Promise<Contact | null> {
  const { rows } = await db.execute<{ contact: Contact | null }>(
    sql`select ${accountingContact} as contact`,
  )
  return rows[0]?.contact ?? null
}

/** What accounting decides, with who entered which rate or decision on what evidence, the newest first. */
export async function getAccounting(_viewer: Viewer): Promise<AccountingView> {
  const beside = db.execute<Row>(sql`
    select (select coalesce(max(e.seq), 0) from events e where e.aggregate = 'accounting') as seq,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
        from people p join person_roles r on r.person_id = p.id and r.role = 'sales' where p.active) as candidates,
      (select coalesce(json_agg(json_build_object('country', r.country, 'from', r.valid_from, 'evidence', r.evidence,
          'enteredBy', p.name, 'enteredAt', r.entered_at)), '[]')
        from (${standingRates}) r left join people p on p.id = r.entered_by) as entered,
      (select coalesce(json_agg(json_build_object('seller', d.seller, 'territory', d.territory, 'treatment', d.treatment,
          'from', d.valid_from, 'evidence', d.evidence, 'decidedBy', p.name, 'decidedAt', d.decided_at,
          'last', d.entry = (select max(l.entry) from territory_decisions l where
            (l.seller, l.territory, l.valid_from) = (d.seller, d.territory, d.valid_from)))
          order by d.decided_at desc, d.territory, d.valid_from desc, d.entry desc), '[]')
        from territory_decisions d left join people p on p.id = d.decided_by) as decided`)
  const [known, { rows }] = await Promise.all([loadAccounting(db), beside])
  const { seq, candidates, entered, decided } = rows[0] ?? {
    ...{ seq: 0, candidates: [], entered: [], decided: [] },
  }
  const rates = known.rates.toReversed().flatMap(rate => {
    const row = entered.find(({ country, from }) => country === rate.country && from === rate.from)
    return row ? [{ ...rate, ...row, to: lastDayOf(known.rates, rate) }] : []
  })
  const decisions = decided.map(({ last, ...row }) => ({
    ...row,
    inForce: last ? { to: lastDayDecided(known.territories, row) } : null,
  }))
  return { ...known, seq, rates, decisions, candidates }
}
