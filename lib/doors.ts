import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Aggregate, Channel } from '@/db/aggregate'
import { release } from '@/db/aggregates/release'
import { perform } from '@/lib/perform'
import type { Actor } from '@/lib/release/people'
import { explain } from '@/lib/words/explain'

type Asked = { actor: Actor; subject: string; channel: Channel; now?: Date }
type Answer = { ok: true } | { ok: false; message: string } | null

/** One aggregate as screens see it: its state, events and refusals stay inside, sentences come out. */
export type Door = {
  payloads: Readonly<Record<string, z.ZodType>>
  enter(asked: Asked, command: { type: string }): Promise<Answer>
}

export const doors = [
  door(release, async refusal => explain(await getTranslations('refusals'), refusal)),
]

export function doorOf(type: string): Door {
  const found = doors.find(({ payloads }) => type in payloads)
  if (!found) throw new Error(`No aggregate knows the command ${type}.`)
  return found
}

function door<State, Command extends { type: string }, Event extends { type: string }, Refusal>(
  aggregate: Aggregate<State, Command, Event, Refusal>,
  say: (refusal: Refusal) => Promise<string>,
): Door {
  return {
    payloads: aggregate.payloads,
    async enter(asked, command) {
      const decision = await perform(aggregate, { ...asked, command: command as Command })
      if (!decision) return null
      return decision.ok ? { ok: true } : { ok: false, message: await say(decision.refusal) }
    },
  }
}
