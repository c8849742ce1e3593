import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { CompanyFacts, CustomerCommand } from './commands'
import type { CustomerEvent } from './events'

/** Why a command on a customer was turned down. */
export type CustomerRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'already-exists' }
  | { code: 'name-taken' }
  | { code: 'has-installations'; count: number }
  | { code: 'unchanged' }

export type CustomerState = {
  known: CompanyFacts | null
  /** Whether another customer bears the name, in any spelling of capitals. */
  nameTaken: boolean
  /** Active installations for which it is the partner. */
  asPartner: number
}

/** Who may record customers and partners. */
export const by = ['sales', 'devops'] as const
const allowed = [...by, 'system'] as const

/** Whether this actor may record customers at all: null, or the refusal. */
export function obstacle(actor: Actor): CustomerRefusal | null {
  return roleFor(actor, allowed) ? null : { code: 'wrong-role', needs: by }
}

/**
 * Decides one command on one customer. Refuses a name that is taken, and to stop being a partner
 * while installations name it as theirs. Pure.
 */
export function decide(
  { known, nameTaken, asPartner }: CustomerState,
  { type, ...facts }: CustomerCommand,
  actor: Actor,
): Decision<CustomerEvent, CustomerRefusal> {
  const role = roleFor(actor, allowed)
  if (!role) return refuse({ code: 'wrong-role', needs: by })
  if (type === 'addCustomer' && known) return refuse({ code: 'already-exists' })
  if (nameTaken) return refuse({ code: 'name-taken' })
  if (!facts.partner && asPartner > 0)
    return refuse({ code: 'has-installations', count: asPartner })
  if (known && same(known, facts)) return refuse({ code: 'unchanged' })

  const happened = type === 'addCustomer' ? 'customerAdded' : 'customerEdited'
  return { ...accept({ type: happened, ...facts } as const), role }
}

function same(a: CompanyFacts, b: CompanyFacts) {
  const names = Object.keys(b) as (keyof CompanyFacts)[]
  return names.every(name => a[name] === b[name])
}
