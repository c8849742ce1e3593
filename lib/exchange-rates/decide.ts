import { z } from 'zod'
import type { Contact } from '@/lib/accounting/accounting'
import { compare, currency } from '@/lib/money'
import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { RateCommand, RateCommandName, RateCommandOf } from './commands'

/** What happened to an exchange rate: it was written down, and perhaps corrected. */
export const rateEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('rateRecorded'),
    from: currency,
    to: currency,
    on: z.string(),
    rate: z.string(),
    source: z.string(),
  }),
  z.object({
    type: z.literal('rateCorrected'),
    was: z.string(),
    rate: z.string(),
    source: z.string(),
    reason: z.string(),
  }),
])
export type RateEvent = z.infer<typeof rateEvent>

export type RateRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'not-accounting'; contact: string | null }
  | { code: 'already-exists' }
  | { code: 'not-there' }
  | { code: 'same-currency' }
  | { code: 'rate-known'; rate: string }
  | { code: 'in-the-future'; today: string }
  | { code: 'unchanged' }

/**
 * `contact` answers for accounting; null while nobody is named. `rate` is what stands now; null while there is none.
 * `known`: the rate of the same pair and day under another id.
 */
export type RateState = {
  today: string
  contact: Contact | null
  rate: { rate: string; source: string } | null
  known: string | null
}

const by = ['sales'] as const

/**
 * What stands between this actor and a command on a rate, before what the command says is looked at. Rates decide what
 * is stated of VAT: of sales only the accounting contact enters them.
 */
export function obstacle(
  { contact, rate }: Pick<RateState, 'contact' | 'rate'>,
  name: RateCommandName,
  actor: Actor,
): RateRefusal | null {
  if (actor.kind !== 'person' || !roleFor(actor, by)) return { code: 'wrong-role', needs: by }
  if (actor.id !== contact?.id) return { code: 'not-accounting', contact: contact?.name ?? null }
  if (name === 'recordRate') return rate ? { code: 'already-exists' } : null
  return rate ? null : { code: 'not-there' }
}

/** Decides one command on one exchange rate. A rate is never edited: a correction stands beside what it corrects. */
export function decide(
  state: RateState,
  command: RateCommand,
  actor: Actor,
): Decision<RateEvent, RateRefusal> {
  const role = roleFor(actor, by)
  const refusal = obstacle(state, command.type, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })
  const outcome = command.type === 'recordRate' ? record(state, command) : correct(state, command)
  return outcome.ok ? { ...outcome, role } : outcome
}

function record(
  { today, known }: RateState,
  { type: _, ...asked }: RateCommandOf<'recordRate'>,
): Outcome<RateEvent, RateRefusal> {
  if (asked.from === asked.to) return refuse({ code: 'same-currency' })
  if (asked.on > today) return refuse({ code: 'in-the-future', today })
  if (known !== null) return refuse({ code: 'rate-known', rate: known })
  return accept({ type: 'rateRecorded', ...asked })
}

function correct(
  { rate: now }: RateState,
  { rate, source, reason }: RateCommandOf<'correctRate'>,
): Outcome<RateEvent, RateRefusal> {
  if (!now) return refuse({ code: 'not-there' })
  if (compare(now.rate, rate) === 0 && now.source === source) return refuse({ code: 'unchanged' })
  return accept({ type: 'rateCorrected', was: now.rate, rate, source, reason })
}
