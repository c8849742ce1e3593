import { z } from 'zod'
import { accept, refuse, type Decision, type Outcome } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import { roles } from '@/lib/release/workflow'
import { rules, type PersonCommand, type PersonCommandOf } from './commands'
import type { PersonEvent } from './events'
import { isLastAdmin, type PersonSituation } from './person'
import { personObstacle } from './permissions'
import type { PersonRefusal } from './refusals'

type Decided = Outcome<PersonEvent, PersonRefusal>

/**
 * Decides one command about one person: the events to append, or the refusal. Pure. `subject` is the
 * e-mail address, which is kept in lower case.
 */
export function decidePerson(
  situation: PersonSituation,
  command: PersonCommand,
  actor: Actor,
  subject: string,
): Decision<PersonEvent, PersonRefusal> {
  const by = rules[command.type]
  const role = roleFor(actor, by)
  const refusal = personObstacle(situation, command.type, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })

  const outcome = handle(situation, command, subject, actor)
  return outcome.ok ? { ...outcome, role } : outcome
}

function handle(
  situation: PersonSituation,
  command: PersonCommand,
  subject: string,
  actor: Actor,
): Decided {
  switch (command.type) {
    case 'addPerson':
      return add(situation, command, subject)
    case 'nameFirstAdmin':
      return nameFirstAdmin(situation, command, subject)
    case 'editPerson':
      return edit(situation, command)
    case 'setRoles':
      return setRoles(situation, command, actor)
    case 'setGitIdentities':
      return setGitIdentities(situation, command)
    case 'disablePerson':
      return accept({ type: 'personDisabled', reason: command.reason })
    case 'enablePerson':
      return accept({ type: 'personEnabled' })
  }
}

function add(
  { taken }: PersonSituation,
  { name, zone, roles, gitIdentities }: PersonCommandOf<'addPerson'>,
  subject: string,
): Decided {
  const email = subject.trim().toLowerCase()
  if (!z.email().safeParse(email).success) return refuse({ code: 'not-an-address' })
  return (
    conflict(taken, gitIdentities) ??
    accept({ type: 'personAdded', email, name, zone, roles, gitIdentities })
  )
}

// The way in for the first person of an empty console, and back in when nobody manages it any more.
function nameFirstAdmin(
  situation: PersonSituation,
  { name }: PersonCommandOf<'nameFirstAdmin'>,
  subject: string,
): Decided {
  const { person } = situation
  if (!person) {
    const zone = 'Europe/Paris'
    const admin = { type: 'addPerson' as const, name, zone, roles: ['admin' as const] }
    return add(situation, { ...admin, gitIdentities: [] }, subject)
  }
  if (!person.active) return refuse({ code: 'already-disabled' })
  const to = roles.filter(role => role === 'admin' || person.roles.includes(role))
  return accept({ type: 'rolesChanged', from: [...person.roles], to })
}

function edit({ person }: PersonSituation, { name, zone }: PersonCommandOf<'editPerson'>): Decided {
  if (person?.name === name && person.zone === zone) return refuse({ code: 'unchanged' })
  return accept({ type: 'personEdited', name, zone })
}

// Whoever manages roles does not widen their own: that takes another admin.
function setRoles(
  situation: PersonSituation,
  { roles: to }: PersonCommandOf<'setRoles'>,
  actor: Actor,
): Decided {
  const from = [...(situation.person?.roles ?? [])]
  if (sameList(from, to)) return refuse({ code: 'unchanged' })
  const own = actor.kind === 'person' && actor.id === situation.person?.id
  if (own && to.some(role => !from.includes(role))) return refuse({ code: 'own-roles' })
  if (isLastAdmin(situation) && !to.includes('admin')) return refuse({ code: 'last-admin' })
  return accept({ type: 'rolesChanged', from, to })
}

function setGitIdentities(
  { person, taken }: PersonSituation,
  { gitIdentities: to }: PersonCommandOf<'setGitIdentities'>,
): Decided {
  const from = [...(person?.gitIdentities ?? [])]
  if (sameList(from, to)) return refuse({ code: 'unchanged' })
  return conflict(taken, to) ?? accept({ type: 'gitIdentitiesChanged', from, to })
}

// An author is recognised by these, so each belongs to one person.
function conflict(taken: PersonSituation['taken'], wanted: readonly string[]) {
  const found = taken.find(({ identity }) => wanted.includes(identity))
  return found ? refuse({ code: 'identity-taken', ...found }) : null
}

const sameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every(entry => other.includes(entry))
