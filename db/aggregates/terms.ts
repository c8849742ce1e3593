import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { payloads, termsEvent, type TermsCommand, type TermsEvent } from '@/lib/terms/commands'
import { concerns } from '@/lib/terms/concerns'
import { decide, type TermsRefusal, type TermsState } from '@/lib/terms/decide'
import type { TermsLevel } from '@/lib/invoice/terms'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { loadTerms } from '../load/terms'
import { events, termsOfSale } from '../schema'

/** A version of terms of sale. Subject: its id. */
export const terms: Aggregate<TermsState, TermsCommand, TermsEvent, TermsRefusal> = {
  name: 'terms',
  payloads,
  lock: lockTerms,
  decide,
  event: termsEvent,
  concerns,
  project: projectTerms,
}

// Terms are added and ended one after the other, so that no two of a holder are valid on one day.
async function lockTerms(
  tx: Tx,
  subject: string,
  command: TermsCommand,
): Promise<Locked<TermsState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('terms of sale'))`)
  const all = await loadTerms(tx)
  const [row] = await tx
    .select({ code: termsOfSale.code, version: termsOfSale.version, ended: termsOfSale.endedOn })
    .from(termsOfSale)
    .where(eq(termsOfSale.id, id.data))
  if (!row && command.type === 'endTerms') return null

  const known = all.find(({ code, version }) => code === row?.code && version === row.version)
  const ofIt = sql`${events.aggregate} = 'terms' and ${events.aggregateId} = ${id.data}`
  const state = {
    terms: known ? { ...known, ended: row?.ended !== null } : null,
    all,
    ...(command.type === 'addTerms'
      ? await named(tx, command.level, command.agreedFor)
      : { holder: null, books: [] }),
  }
  return { id: id.data, seq: await tx.$count(events, ofIt), state }
}

// Who they are agreed for, by level: an installation, a partner that operates, a buyer, or a company of ours.
async function named(tx: Tx, level: TermsLevel, agreedFor: string) {
  const { rows } = await tx.execute<Pick<TermsState, 'holder' | 'books'>>(sql`
    select case ${level}
        when 'contract_override' then (select i.name from installations i where i.id::text = ${agreedFor} and i.active)
        when 'operator_agreement' then (select c.name from customers c where c.id::text = ${agreedFor} and c.partner)
        when 'buyer_negotiated' then (select c.name from customers c where c.id::text = ${agreedFor})
        when 'vendor_general' then (select s.name from sellers s where s.id = ${agreedFor})
      end as holder,
      (select coalesce(json_agg(distinct b.code), '[]') from price_books b) as books`)
  return rows[0] ?? { holder: null, books: [] }
}

function projectTerms(tx: Tx, id: string, event: TermsEvent, act: Act) {
  switch (event.type) {
    case 'termsAdded': {
      const { due, document, ...written } = event.terms
      return tx.insert(termsOfSale).values({
        ...{ id, ...written, dueKind: due.kind, dueDays: due.days },
        ...{ documentName: document?.name ?? '', digest: document?.sha256 ?? '' },
        ...{ addedBy: personOf(act), addedAt: act.at },
      })
    }
    case 'termsEnded': {
      const ended = { endedOn: event.lastDay, endReason: event.reason }
      return tx
        .update(termsOfSale)
        .set({ ...ended, endedBy: personOf(act), endedAt: act.at })
        .where(eq(termsOfSale.id, id))
    }
  }
}
