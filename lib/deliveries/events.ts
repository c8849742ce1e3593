import { z } from 'zod'

/** What happened to a delivery that was given up. `queue` says what was to be delivered. */
export const deliveryEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('deliveryResent'), queue: z.string() }),
])
export type DeliveryEvent = z.infer<typeof deliveryEvent>
