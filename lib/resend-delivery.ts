import 'server-only'
import { z } from 'zod'
import { beginRequest, type Acting } from '@/db/begin-request'
import { claim } from '@/db/claim'
import { db } from '@/db/client'
import { takeDeadLetter } from '@/db/load/dead-letters'
import { obstacle, type DeliveryRefusal } from '@/lib/deliveries/decide'

type Asked = { actor: Acting; subject: string; now?: Date; once?: string | undefined }
type Outcome =
  | { ok: true }
  | { ok: false; refusal: DeliveryRefusal }
  | { ok: false; turned: 'unknown-subject' | 'another' | 'somebody-elses' }

export const resendPayload = z.strictObject({})

/** Lets what was given up be tried again. The same form sent twice has one effect and two equal answers. */
export async function resendDelivery({ actor, subject, now = new Date(), once }: Asked) {
  const refusal = obstacle(actor)
  if (refusal || actor.kind !== 'person') return refusedBy(refusal)
  const id = z.uuid().safeParse(subject)
  if (!id.success) return turned('unknown-subject')
  return db
    .transaction(async (tx): Promise<Outcome> => {
      await beginRequest(tx, actor)
      const queue = await takeDeadLetter(tx, id.data)
      const form = {
        personId: actor.id,
        command: 'resendDelivery',
        subject: id.data,
        digest: id.data,
      }
      const earlier = once ? await claim(tx, { ...form, key: once, at: now }) : null
      if (earlier === 'the-same') return { ok: true }
      if (!queue || earlier) throw new Undone(earlier ?? 'unknown-subject')
      console.warn(`A delivery of ${queue} that was given up is sent again by ${actor.id}.`)
      return { ok: true }
    })
    .catch(undone)
}

/** What was taken so far in the transaction is given back. */
class Undone extends Error {
  readonly why: 'unknown-subject' | 'another' | 'somebody-elses'
  constructor(why: Undone['why']) {
    super(why)
    this.why = why
  }
}

function undone(error: unknown): Outcome {
  if (error instanceof Undone) return turned(error.why)
  throw error
}

const turned = (why: Undone['why']): Outcome => ({ ok: false, turned: why })

function refusedBy(refusal: DeliveryRefusal | null): Outcome {
  if (!refusal) throw new Error('Only people send something again.')
  return { ok: false, refusal }
}
