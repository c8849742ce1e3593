import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import { isOlder } from '@/lib/release/version'
import { newFlags, recordFlag } from './contract'
import type {
  InstallationCommand,
  InstallationCommandName,
  InstallationCommandOf,
} from './commands'
import {
  companyNames,
  factNames,
  type CompanyNumbers,
  type InstallationEvent,
  type InstallationFacts,
} from './events'
import type { Company, Installation, InstallationState } from './installation'
import type { InstallationRefusal } from './refusals'
import { reported } from './report'

type Answer = Outcome<InstallationEvent, InstallationRefusal>
type Row = InstallationCommandOf<'addInstallation' | 'importInstallation'>
type Edit = InstallationCommandOf<'editInstallation'>

/** Who may record installations: those who sell them and those who deploy to them. */
export const by = ['sales', 'devops'] as const
// A contract is theirs who agree on it.
const contractBy = ['sales'] as const
const rules = (name: InstallationCommandName) => {
  if (name === 'reportFacts') return { needs: ['system'], scope: 'installations:write' } as const
  return { needs: name === 'recordContractFlag' ? contractBy : by, scope: null } as const
}

// Who reports of itself is a machine, or holds the token of this installation; people enter facts by editing. Of what a
// contract says, no machine knows but the one that fills a new console.
function roleOf(name: InstallationCommandName, actor: Actor, id: string | undefined) {
  const { needs, scope } = rules(name)
  const seeds = actor.kind === 'machine' && actor.name === 'seed'
  if (name === 'recordContractFlag' && !seeds) return roleFor(actor, needs)
  if (actor.kind === 'token' && (id === undefined || actor.installationId !== id)) return null
  return roleFor(actor, [...needs, 'system'], scope)
}

/**
 * What stands between this actor and a command on an installation (null for one that is only now being added),
 * before what the command says is looked at: the role, an installation that is retired or has a roll-out under way.
 * What a contract says counts for the days of delivery, so it is also recorded of what was retired since.
 */
export function obstacle(
  installation: Pick<Installation, 'id' | 'active' | 'rollingOut'> | null,
  name: InstallationCommandName,
  actor: Actor,
): InstallationRefusal | null {
  if (!roleOf(name, actor, installation?.id))
    return { code: 'wrong-role', needs: rules(name).needs }
  if (!installation) return null
  if (name === 'addInstallation') return { code: 'already-exists' }
  if (name === 'recordContractFlag') return null
  if (!installation.active) return { code: 'retired' }
  const { rollingOut } = installation
  return name === 'retireInstallation' && rollingOut !== null
    ? { code: 'rolling-out', version: rollingOut }
    : null
}

/** Decides one command on one installation: the events to append, or the refusal. Pure; the day is `state.today`. */
export function decide(
  state: InstallationState,
  command: InstallationCommand,
  actor: Actor,
): Decision<InstallationEvent, InstallationRefusal> {
  const role = roleOf(command.type, actor, state.installation?.id)
  const refusal = obstacle(state.installation, command.type, actor)
  if (refusal || !role)
    return refuse(refusal ?? { code: 'wrong-role', needs: rules(command.type).needs })

  const outcome = handle(state, command)
  if (!outcome.ok) return outcome
  // A file may say what a contract does, and is held to who may.
  const saysContract = outcome.events.some(({ type }) => type === 'contractFlagRecorded')
  if (saysContract && !roleOf('recordContractFlag', actor, state.installation?.id))
    return refuse({ code: 'wrong-role', needs: contractBy })
  return { ...outcome, role }
}

function handle(state: InstallationState, command: InstallationCommand): Answer {
  switch (command.type) {
    case 'addInstallation':
      return add(state, command, 'entered')
    case 'importInstallation':
      return state.installation
        ? merge(state, state.installation, command)
        : add(state, command, 'imported')
    case 'editInstallation':
      return state.installation
        ? edit(state, state.installation, command)
        : refuse({ code: 'retired' })
    case 'reportFacts':
      return state.installation
        ? reported(state.installation, command, state.now)
        : refuse({ code: 'retired' })
    case 'recordContractFlag':
      return state.installation
        ? recordFlag(state.installation.contract, command)
        : refuse({ code: 'retired' })
    case 'retireInstallation':
      return accept({ type: 'installationRetired', reason: command.reason })
  }
}

function add(state: InstallationState, row: Row, source: InstallationFacts['source']): Answer {
  const refusal = misfit(state, row)
  if (refusal) return refuse(refusal)
  const customerId = state.customer?.id ?? state.newCustomerId
  const facts = factsOf(state, row, source, state.today)
  const events: InstallationEvent[] = customerEvents(state, row)
  const added = { type: 'installationAdded' as const, customerId, ...facts }
  return accept(...events, added, ...newFlags([], row.contract))
}

// A file never takes a version back: what was rolled out since it was written is known better here.
function merge(state: InstallationState, known: Installation, row: Row): Answer {
  const refusal = misfit(state, row)
  if (refusal) return refuse(refusal)
  if (known.version !== null && isOlder(row.currentVersion, known.version))
    return refuse({ code: 'older-version', known: known.version })

  const facts = factsOf(state, row, 'imported', state.today)
  const changed = differing(known, facts).filter(name => name !== 'source' && name !== 'asOf')
  const flags = newFlags(known.contract, row.contract)
  return settled([...customerEvents(state, row), ...edited(facts, changed), ...flags], known, facts)
}

function edit(state: InstallationState, known: Installation, command: Edit): Answer {
  const { asOf, source } = command
  const refusal = misnamed(state, command)
  if (refusal) return refuse(refusal)
  if (asOf > state.today) return refuse({ code: 'facts-in-the-future' })
  if (asOf < known.asOf) return refuse({ code: 'older-facts', asOf: known.asOf })

  const facts = factsOf(state, command, source, asOf)
  return settled(edited(facts, differing(known, facts)), known, facts)
}

// While a release is rolled out to it, an installation stays on its track.
function settled(
  events: InstallationEvent[],
  known: Installation,
  facts: InstallationFacts,
): Answer {
  if (events.length === 0) return refuse({ code: 'unchanged' })
  if (known.rollingOut !== null && known.track !== facts.track)
    return refuse({ code: 'rolling-out', version: known.rollingOut })
  return accept(...events)
}

const edited = (facts: InstallationFacts, changed: (keyof InstallationFacts)[]) =>
  changed.length === 0 ? [] : [{ type: 'installationEdited' as const, changed, ...facts }]

function misfit(state: InstallationState, row: Row): InstallationRefusal | null {
  const { customer } = state
  if (customer && customer.country !== row.country)
    return { code: 'country-differs', customer: customer.name, country: customer.country }
  if (row.partner !== null && row.partner.toLowerCase() === row.customer.toLowerCase())
    return { code: 'own-partner' }
  return misnamed(state, row)
}

// A partner is never made up from a name: who buys decides the VAT.
function misnamed(state: InstallationState, { partner }: Row | Edit): InstallationRefusal | null {
  if (state.nameTaken) return { code: 'name-taken' }
  if (partner !== null && !state.partner?.partner) return { code: 'unknown-partner', partner }
  const own = state.partner !== null && state.partner.id === state.customer?.id
  return own ? { code: 'own-partner' } : null
}

function customerEvents({ customer, newCustomerId }: InstallationState, row: Row) {
  if (!customer) {
    const recorded = { id: newCustomerId, name: row.customer, country: row.country }
    return [{ type: 'customerRecorded' as const, ...recorded, ...numbersOf(row) }]
  }
  const completed = completion(customer, row)
  return completed ? [{ type: 'customerCompleted' as const, id: customer.id, ...completed }] : []
}

// An empty cell says nothing, so it takes nothing away. An electronic address is taken whole.
function completion(customer: Company, row: Row): CompanyNumbers | null {
  const sent = numbersOf(row)
  const given = companyNames.filter(name => sent[name] !== null && sent[name] !== customer[name])
  if (given.length === 0) return null
  return { ...numbersOf(customer), ...Object.fromEntries(given.map(name => [name, sent[name]])) }
}

const numbersOf = (from: CompanyNumbers): CompanyNumbers => ({
  ...{ vatId: from.vatId, registration: from.registration },
  ...{ street: from.street, postalCode: from.postalCode, city: from.city },
  ...{ endpointScheme: from.endpointScheme, endpointId: from.endpointId },
})

function factsOf(
  { partner }: InstallationState,
  {
    installation,
    track,
    infrastructure,
    nodes,
    environments,
    region,
    operator,
    sale,
    ...row
  }: Row | Edit,
  source: InstallationFacts['source'],
  asOf: string,
): InstallationFacts {
  const { currentVersion: version, healthUrl } = row
  return {
    ...{ name: installation, partnerId: partner?.id ?? null, track, infrastructure, nodes },
    ...{ environments, region, operator, sale, version, healthUrl, source, asOf },
  }
}

const differing = (known: InstallationFacts, facts: InstallationFacts) =>
  factNames.filter(name => known[name] !== facts[name])
