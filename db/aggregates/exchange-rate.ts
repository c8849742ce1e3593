import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { vendorDay } from '@/lib/calendar/vendor-day'
import { payloads, type RateCommand } from '@/lib/exchange-rates/commands'
import { concerns } from '@/lib/exchange-rates/concerns'
import {
  decide,
  rateEvent,
  type RateEvent,
  type RateRefusal,
  type RateState,
} from '@/lib/exchange-rates/decide'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { accountingContact } from '../load/accounting'
import { exchangeRates } from '../schema'

/** What a currency cost in another on a day. Subject: its id. */
export const exchangeRate: Aggregate<RateState, RateCommand, RateEvent, RateRefusal> = {
  name: 'exchange_rate',
  payloads,
  lock: lockRate,
  decide,
  event: rateEvent,
  concerns,
  project: projectRate,
}

type Row = {
  seq: number
  rate: string | null
  source: string | null
  known: string | null
  contact: RateState['contact']
}

// One after the other: a pair of currencies has one rate a day.
async function lockRate(
  tx: Tx,
  subject: string,
  command: RateCommand,
  now: Date,
): Promise<Locked<RateState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('exchange rates'))`)
  const asked = command.type === 'recordRate' ? command : null
  const { rows } = await tx.execute<Row>(sql`
    select coalesce(max(entry), 0) as seq,
      (array_agg(trim_scale(rate)::text order by entry desc))[1] as rate,
      (array_agg(source order by entry desc))[1] as source,
      (select trim_scale(k.rate)::text from exchange_rates k where k.from_currency = ${asked?.from ?? null}
        and k.to_currency = ${asked?.to ?? null} and k.on_day = ${asked?.on ?? null} and k.id <> ${id.data}
        order by k.entry desc limit 1) as known,
      ${accountingContact} as contact
    from exchange_rates where id = ${id.data}`)
  const [row] = rows
  if (!row || (!asked && row.rate === null)) return null
  const { seq, rate, source, known, contact } = row
  const stands = rate === null || source === null ? null : { rate, source }
  return { id: id.data, seq, state: { today: vendorDay(now), contact, rate: stands, known } }
}

function projectRate(tx: Tx, id: string, event: RateEvent, act: Act, seq: number) {
  const entered = { enteredBy: personOf(act), enteredAt: act.at }
  const { rate, source } = event
  if (event.type === 'rateRecorded') {
    const { from: fromCurrency, to: toCurrency, on: onDay } = event
    const pair = { fromCurrency, toCurrency, onDay }
    return tx.insert(exchangeRates).values({ id, entry: seq, ...pair, rate, source, ...entered })
  }
  return tx.execute(sql`
    insert into exchange_rates (id, entry, from_currency, to_currency, on_day, rate, source, reason, entered_by, entered_at)
    select id, ${seq}, from_currency, to_currency, on_day, ${rate}::numeric, ${source}, ${event.reason},
      ${entered.enteredBy}::uuid, ${act.at.toISOString()}::timestamptz
    from exchange_rates where id = ${id} and entry = 1`)
}
