import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Aggregate, Channel } from '@/db/aggregate'
import type { Acting } from '@/db/begin-request'
import { isSignedOut } from '@/db/refused'
import { sharedFields } from '@/lib/door-words'
import type { ReportLine } from '@/lib/form-state'
import { orInterrupted } from '@/lib/or-busy'
import { perform } from '@/lib/perform'
import { performOnce } from '@/lib/perform-once'
import { isStale, type Stale } from '@/lib/release/stale'
import type { Context, Words } from '@/lib/words/describe'
import { explainStale } from '@/lib/words/stale'

export type Asked = {
  actor: Acting
  subject: string
  channel: Channel
  now?: Date
  /** The number of the last event that the form was drawn from, where one was. */
  expected?: number | undefined
  /** The zone its sender reads times in. */
  zone: string
  /** The key of the form that was sent, where one was. */
  once?: string | undefined
}
export type Answer =
  | { ok: true; report?: readonly ReportLine[] }
  | {
      ok: false
      message: string
      /** By the aggregate's name: 'freeze.over'. A file is refused without one. */
      code?: string
    }

/** One aggregate as screens see it: its state, events and refusals stay inside, sentences come out. */
export type Door = {
  payloads: Readonly<Record<string, z.ZodType>>
  /** Says what is wrong with a field, by the code its payload gave. */
  fields(): Promise<(code: string) => string>
  enter(asked: Asked, command: { type: string }): Promise<Answer>
}

type Spoken<Event, Refusal> = {
  /** A refusal as a sentence, with its moments in the zone of its reader. */
  say: (refusal: Refusal, zone: string) => Promise<string>
  /** An event as a sentence without its subject, for who was overtaken by it. */
  tell: (t: Words, event: Event, context: Context) => string | Promise<string>
  /** Says what is wrong with a field, by the code its payload gave. */
  fields?: Door['fields']
}

export function door<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  { say, tell, fields = sharedFields }: Spoken<Event, Refusal>,
): Door {
  const sayStale = async (stale: Stale<Event>, zone: string) => {
    const t = await getTranslations()
    if (stale.code === 'never-drawn') return t('refusals.sent-from-elsewhere')
    const { what, named, commit } = stale
    const context = { zone, nameOf: () => named ?? t('history.someone'), commitOf: () => commit }
    return explainStale(t, stale, await tell(t, what, context), zone)
  }
  return {
    payloads: aggregate.payloads,
    fields,
    async enter({ once, zone, ...asked }, command) {
      const entered = { ...asked, command: command as Command }
      const carriedOut = once ? performOnce(aggregate, entered, once) : perform(aggregate, entered)
      const decision = await carriedOut.catch(notNow)
      if (decision === 'the-same') return { ok: true }
      if (typeof decision === 'string') return turnedAway(aggregate.name, decision)
      if (!decision) return turnedAway(aggregate.name, 'unknown-subject')
      if (decision.ok) return { ok: true }
      const { refusal } = decision
      const message = isStale(refusal) ? await sayStale(refusal, zone) : await say(refusal, zone)
      return { ok: false, message, code: `${aggregate.name}.${refusal.code}` }
    },
  }
}

// The transaction was rolled back, or it is not known: the same form can be sent again, and has its effect once.
export const notNow = (error: unknown) => (isSignedOut(error) ? 'signed-out' : orInterrupted(error))

type Turned =
  'busy' | 'interrupted' | 'signed-out' | 'unknown-subject' | 'another' | 'somebody-elses'

export async function turnedAway(name: string, code: Turned): Promise<Answer> {
  return { ok: false, message: (await getTranslations('refusals'))(code), code: `${name}.${code}` }
}
