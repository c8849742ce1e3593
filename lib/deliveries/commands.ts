import { z } from 'zod'

/** What each command on a delivery that was given up carries. */
export const payloads = { resendDelivery: z.strictObject({}) }
export type DeliveryCommand = { type: 'resendDelivery' }
