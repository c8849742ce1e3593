import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { payloads, type DeliveryCommand } from '@/lib/deliveries/commands'
import { decide, type DeliveryRefusal, type DeliveryState } from '@/lib/deliveries/decide'
import { deliveryEvent, type DeliveryEvent } from '@/lib/deliveries/events'
import type { Aggregate, Locked } from '../aggregate'
import type { Tx } from '../client'
import { deadLetter, takeDeadLetter } from '../load/dead-letters'
import { events } from '../schema'

/** What could not be delivered in all its tries. Subject: the id of its dead letter, which is gone once it is sent again. */
export const delivery: Aggregate<DeliveryState, DeliveryCommand, DeliveryEvent, DeliveryRefusal> = {
  name: 'delivery',
  payloads,
  lock: lockDelivery,
  decide: (state, _command, actor) => decide(state, actor),
  event: deliveryEvent,
  concerns: () => true,
  project: takeDeadLetter,
}

async function lockDelivery(tx: Tx, subject: string): Promise<Locked<DeliveryState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  const queue = await deadLetter(tx, id.data)
  const ofIt = sql`${events.aggregate} = 'delivery' and ${events.aggregateId} = ${id.data}`
  return { id: id.data, seq: await tx.$count(events, ofIt), state: { queue } }
}
