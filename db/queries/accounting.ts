import 'server-only'
import { sql } from 'drizzle-orm'
import type { Contact } from '@/lib/accounting/accounting'
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
export type AccountingView = Omit<Accounting, 'rates'> & {
  /** The number of the last event of its record. */
  seq: number
  rates: RateRow[]
  /** Everybody active who holds sales, and so may be named. */
  candidates: Contact[]
}

type Row = {
  seq: number
  candidates: Contact[]
  entered: Pick<RateRow, 'country' | 'from' | 'evidence' | 'enteredBy' | 'enteredAt'>[]
}

/** Who answers for accounting; null while nobody is named. */
export async function getAccountingContact(_viewer: Viewer): Promise<Contact | null> {
  const { rows } = await db.execute<{ contact: Contact | null }>(
    sql`select ${accountingContact} as contact`,
  )
  return rows[0]?.contact ?? null
}

/** What accounting decides, with who entered which rate on what evidence, the newest first. */
export async function getAccounting(_viewer: Viewer): Promise<AccountingView> {
  const beside = db.execute<Row>(sql`
    select (select coalesce(max(e.seq), 0) from events e where e.aggregate = 'accounting') as seq,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
        from people p join person_roles r on r.person_id = p.id and r.role = 'sales' where p.active) as candidates,
      (select coalesce(json_agg(json_build_object('country', r.country, 'from', r.valid_from, 'evidence', r.evidence,
          'enteredBy', p.name, 'enteredAt', r.entered_at)), '[]')
        from (${standingRates}) r left join people p on p.id = r.entered_by) as entered`)
  const [known, { rows }] = await Promise.all([loadAccounting(db), beside])
  const { seq, candidates, entered } = rows[0] ?? { seq: 0, candidates: [], entered: [] }
  const rates = known.rates.toReversed().flatMap(rate => {
    const row = entered.find(({ country, from }) => country === rate.country && from === rate.from)
    return row ? [{ ...rate, ...row, to: lastDayOf(known.rates, rate) }] : []
  })
  return { ...known, seq, rates, candidates }
}
