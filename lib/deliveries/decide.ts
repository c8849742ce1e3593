import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'

/** Why something is not sent again. */
export type DeliveryRefusal = { code: 'wrong-role'; needs: readonly Role[] }

/** Who looks after what the console sends. */
export const by = ['devops', 'admin'] as const

/** What stands between this actor and sending a delivery again. */
export function obstacle(actor: Actor): DeliveryRefusal | null {
  return roleFor(actor, by) ? null : { code: 'wrong-role', needs: by }
}
