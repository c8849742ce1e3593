import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type {
  CompanyFacts,
  CustomerCommand,
  CustomerCommandName,
  CustomerCommandOf,
} from './commands'
import type { CustomerEvent } from './events'

/** Why a command on a customer was turned down. */
export type CustomerRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'already-exists' }
  | { code: 'name-taken' }
  | { code: 'has-installations'; count: number }
  | { code: 'no-vat-id' }
  | { code: 'vat-id-changed'; is: string }
  | { code: 'in-the-future' }
  | { code: 'unchanged' }

export type CustomerState = {
  /** The day it is at the vendor (ISO date). */
  today: string
  known: CompanyFacts | null
  /** When a register last confirmed the VAT id (ISO date), and its reference; null when none did. */
  confirmed: { on: string; reference: string } | null
  /** Whether another customer bears the name, in any spelling of capitals. */
  nameTaken: boolean
  /** Active installations for which it is the partner. */
  asPartner: number
}

/** Who may record customers and partners, and who answers for their VAT ids. */
const recorders = ['sales', 'devops'] as const
export const by: Record<CustomerCommandName, readonly Role[]> = {
  addCustomer: recorders,
  editCustomer: recorders,
  confirmVatId: ['sales'],
}

// A register is asked by a person; of the machines only the one that fills a new console says it was.
function roleOf(name: CustomerCommandName, actor: Actor) {
  if (name !== 'confirmVatId') return roleFor(actor, [...by[name], 'system'])
  return actor.kind === 'machine' && actor.name === 'seed' ? 'system' : roleFor(actor, by[name])
}

/** Whether this actor may give a command on customers at all: null, or the refusal. */
export function obstacle(actor: Actor, name: CustomerCommandName): CustomerRefusal | null {
  return roleOf(name, actor) ? null : { code: 'wrong-role', needs: by[name] }
}

/** Decides one command on one customer: the events to append, or the refusal. Pure. */
export function decide(
  state: CustomerState,
  command: CustomerCommand,
  actor: Actor,
): Decision<CustomerEvent, CustomerRefusal> {
  const needs = by[command.type]
  const role = roleOf(command.type, actor)
  if (!role) return refuse({ code: 'wrong-role', needs })
  const outcome = command.type === 'confirmVatId' ? confirm(state, command) : record(state, command)
  return outcome.ok ? { ...outcome, role } : outcome
}

/** Refuses a name that is taken, and to stop being a partner while installations name it as theirs. */
function record(
  { known, nameTaken, asPartner }: CustomerState,
  { type, ...facts }: CustomerCommandOf<'addCustomer' | 'editCustomer'>,
): Outcome<CustomerEvent, CustomerRefusal> {
  if (type === 'addCustomer' && known) return refuse({ code: 'already-exists' })
  if (nameTaken) return refuse({ code: 'name-taken' })
  if (!facts.partner && asPartner > 0)
    return refuse({ code: 'has-installations', count: asPartner })
  if (known && same(known, facts)) return refuse({ code: 'unchanged' })
  return accept({ type: type === 'addCustomer' ? 'customerAdded' : 'customerEdited', ...facts })
}

// It holds for the number that was asked about: with another number it is gone.
function confirm(
  { today, known, confirmed }: CustomerState,
  { vatId, on, reference }: CustomerCommandOf<'confirmVatId'>,
): Outcome<CustomerEvent, CustomerRefusal> {
  if (!known?.vatId) return refuse({ code: 'no-vat-id' })
  if (known.vatId !== vatId) return refuse({ code: 'vat-id-changed', is: known.vatId })
  if (on > today) return refuse({ code: 'in-the-future' })
  if (confirmed?.on === on && confirmed.reference === reference)
    return refuse({ code: 'unchanged' })
  return accept({ type: 'vatIdConfirmed', vatId, on, reference })
}

function same(a: CompanyFacts, b: CompanyFacts) {
  const names = Object.keys(b) as (keyof CompanyFacts)[]
  return names.every(name => a[name] === b[name])
}
