import { soldFrom, type Seller, type SellingCompany } from '@/lib/invoice/party'
import { decisionOn } from '@/lib/invoice/territories'
import { compare } from '@/lib/money'
import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { AccountingState } from './accounting'
import type { AccountingCommand, AccountingCommandName, AccountingCommandOf } from './commands'
import type { AccountingEvent, SellerEdited } from './events'

/** Why a command on accounting was turned down. */
export type AccountingRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'not-accounting'; contact: string | null }
  | { code: 'unknown-person' }
  | { code: 'not-sales'; name: string }
  | { code: 'another-seller'; seller: Seller['country'] }
  | { code: 'begins-too-early'; after: string }
  | { code: 'no-rate' }
  | { code: 'unchanged' }

type Answer = Outcome<AccountingEvent, AccountingRefusal>

/** Who may: an admin names the contact, and the contact, who is in sales, decides the rest. A machine fills a console that is new. */
export const rules: Record<AccountingCommandName, readonly Role[]> = {
  nameAccountingContact: ['admin'],
  decideVatPolicy: ['sales'],
  decideTerritory: ['sales'],
  recordVatRate: ['sales'],
  withdrawVatRate: ['sales'],
  editSeller: ['sales'],
}

// Of the machines only the one that fills a new console sets accounting up.
const roleOf = (name: AccountingCommandName, actor: Actor) =>
  actor.kind === 'machine' && actor.name === 'seed' ? 'system' : roleFor(actor, rules[name])

/** What stands between this actor and a command on accounting, before what the command says is looked at. */
export function obstacle(
  { contact }: Pick<AccountingState, 'contact'>,
  name: AccountingCommandName,
  actor: Actor,
): AccountingRefusal | null {
  if (!roleOf(name, actor)) return { code: 'wrong-role', needs: rules[name] }
  if (name === 'nameAccountingContact' || actor.kind !== 'person') return null
  return actor.id === contact?.id
    ? null
    : { code: 'not-accounting', contact: contact?.name ?? null }
}

/** Decides one command on accounting: the events to append, or the refusal. Pure. */
export function decide(
  state: AccountingState,
  command: AccountingCommand,
  actor: Actor,
): Decision<AccountingEvent, AccountingRefusal> {
  const role = roleOf(command.type, actor)
  const refusal = obstacle(state, command.type, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: rules[command.type] })
  const outcome = handle(state, command)
  return outcome.ok ? { ...outcome, role } : outcome
}

function handle(state: AccountingState, command: AccountingCommand): Answer {
  switch (command.type) {
    case 'nameAccountingContact':
      return nameContact(state)
    case 'decideVatPolicy':
      return decidePolicy(state, command)
    case 'decideTerritory':
      return decideTerritory(state, command)
    case 'recordVatRate':
      return recordRate(state, command)
    case 'withdrawVatRate':
      return withdrawRate(state, command)
    case 'editSeller':
      return editSeller(state, command)
  }
}

function nameContact({ contact, named }: AccountingState): Answer {
  if (!named) return refuse({ code: 'unknown-person' })
  const { id, name } = named
  if (!named.holdsSales) return refuse({ code: 'not-sales', name })
  if (contact?.id === id) return refuse({ code: 'unchanged' })
  return accept({ type: 'accountingContactNamed', person: id, name })
}

function decidePolicy(
  { policy }: AccountingState,
  { outsideUnion, vatIdEvidence, retention }: AccountingCommandOf<'decideVatPolicy'>,
): Answer {
  const same =
    policy.outsideUnion === outsideUnion &&
    policy.vatIdEvidence === vatIdEvidence &&
    policy.retention === retention
  if (same) return refuse({ code: 'unchanged' })
  return accept({ type: 'vatPolicyDecided', outsideUnion, vatIdEvidence, retention })
}

// It counts from any day on, also a past one: what is blocked was delivered already. What differs by it is drift.
function decideTerritory(
  { territories }: AccountingState,
  { type: _, ...entry }: AccountingCommandOf<'decideTerritory'>,
): Answer {
  // Of a company that never sells there it would never be read.
  const seller = soldFrom(entry.territory)
  if (entry.seller !== seller) return refuse({ code: 'another-seller', seller })
  const before = decisionOn(territories, { ...entry, on: entry.from })
  const same =
    (before?.treatment ?? null) === entry.treatment &&
    (before === null || before.evidence === entry.evidence)
  return same ? refuse({ code: 'unchanged' }) : accept({ type: 'territoryDecided', ...entry })
}

// What was charged stays explained: a rate ends where the next begins. One that was mistyped is entered again for its day.
function recordRate(
  { rates }: AccountingState,
  { country, rate, from, evidence }: AccountingCommandOf<'recordVatRate'>,
): Answer {
  const newest = newestOf(rates, country)
  if (newest && from < newest.from) return refuse({ code: 'begins-too-early', after: newest.from })
  if (newest && compare(newest.rate, rate) === 0) return refuse({ code: 'unchanged' })
  return accept({ type: 'vatRateRecorded', country, category: 'S', rate, from, evidence })
}

// Back to the one before, step by step: a rate that others follow explains what they ended.
function withdrawRate(
  { rates }: AccountingState,
  { country, evidence }: AccountingCommandOf<'withdrawVatRate'>,
): Answer {
  const newest = newestOf(rates, country)
  return newest
    ? accept({ type: 'vatRateWithdrawn', ...newest, evidence })
    : refuse({ code: 'no-rate' })
}

const newestOf = (rates: AccountingState['rates'], country: string) =>
  rates.filter(known => known.country === country).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]

function editSeller(
  { sellers }: AccountingState,
  { type: _, ...facts }: AccountingCommandOf<'editSeller'>,
): Answer {
  const event: SellerEdited = { type: 'sellerEdited', ...facts }
  const known = sellers.find(({ seller }) => seller.country === facts.country)
  return known && same(known, event) ? refuse({ code: 'unchanged' }) : accept(event)
}

function same({ seller, zone, currency }: SellingCompany, to: SellerEdited) {
  const { address, endpoint, vatId } = seller
  const was: Partial<Record<keyof SellerEdited, string | null>> = {
    ...{ name: seller.name, registration: seller.registration ?? '', zone, currency, ...address },
    ...{ endpointScheme: endpoint?.scheme ?? null, endpointId: endpoint?.id ?? null },
    vatId: vatId?.number ?? null,
  }
  return Object.entries(was).every(([name, value]) => value === to[name as keyof SellerEdited])
}
