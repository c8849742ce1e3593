import 'server-only'
import { createHash } from 'node:crypto'
import type { Aggregate } from '@/db/aggregate'
import { claim, unclaim, type Claim } from '@/db/claim'
import { db } from '@/db/client'
import { carryOut, guarded, type Asked } from '@/lib/perform'

/**
 * Carries out the command of a form, or of an API request, once, however often it is sent: the key goes into the
 * transaction of the effect.
 * Answers like perform(); or 'the-same' when this was done before, and 'another' or 'somebody-elses' when the key was
 * used for something else. Both change nothing.
 */
export async function performOnce<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(aggregate: Aggregate<State, Command, Event, Refusal>, asked: Asked<Command>, key: string) {
  const { actor, subject, command, now = new Date() } = asked
  if (actor.kind === 'machine') throw new Error('A machine of the console sends nothing twice.')
  const claimed: Claim = {
    ...{ key, personId: actor.id, command: command.type, subject },
    ...{ digest: digestOf([subject, command]), at: now },
  }
  const once = () =>
    db.transaction(async tx => {
      const earlier = await claim(tx, claimed)
      if (earlier) return earlier
      const decision = await carryOut(tx, aggregate, { ...asked, now })
      if (!decision?.ok) await unclaim(tx, claimed)
      return decision
    })
  return guarded(command.type, once)
}

const digestOf = (carried: unknown) =>
  createHash('sha256').update(JSON.stringify(carried)).digest('hex')
