import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { DeliveryEvent } from './events'

/** Why something is not sent again. */
export type DeliveryRefusal =
  { code: 'wrong-role'; needs: readonly Role[] } | { code: 'unknown-subject' }

/** `queue` is null where nothing waits to be sent again, or waits no more. */
export type DeliveryState = { queue: string | null }

/** Who looks after what the console sends. No machine sends again what was given up. */
export const by = ['devops', 'admin'] as const

/** What stands between this actor and sending a delivery again. */
export function obstacle(actor: Actor): Extract<DeliveryRefusal, { code: 'wrong-role' }> | null {
  return roleFor(actor, by) ? null : { code: 'wrong-role', needs: by }
}

/** Decides on sending again what was given up after all its tries. Pure. */
export function decide(
  { queue }: DeliveryState,
  actor: Actor,
): Decision<DeliveryEvent, DeliveryRefusal> {
  const role = roleFor(actor, by)
  if (!role) return refuse({ code: 'wrong-role', needs: by })
  if (queue === null) return refuse({ code: 'unknown-subject' })
  return { ...accept({ type: 'deliveryResent', queue }), role }
}
