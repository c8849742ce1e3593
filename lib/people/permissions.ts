import { roleFor, type Actor } from '@/lib/release/people'
import { rules, type PersonCommandName } from './commands'
import { isLastAdmin, type PersonSituation } from './person'
import type { PersonRefusal } from './refusals'

/**
 * What stands between this actor and this command, whatever the form says: null when nothing does.
 * Screens ask it for their buttons, and decide() asks it again.
 */
export function personObstacle(
  situation: PersonSituation,
  name: PersonCommandName,
  actor: Actor,
): PersonRefusal | null {
  const by = rules[name]
  if (!roleFor(actor, by)) return { code: 'wrong-role', needs: by }
  const { person } = situation
  switch (name) {
    case 'addPerson':
      return person ? { code: 'already-exists' } : null
    case 'nameFirstAdmin':
      return hasAdmin(situation) ? { code: 'admin-exists' } : null
    case 'disablePerson':
      if (!person?.active) return { code: 'already-disabled' }
      if (actor.kind === 'person' && actor.id === person.id) return { code: 'yourself' }
      return isLastAdmin(situation) ? { code: 'last-admin' } : null
    case 'enablePerson':
      return person?.active ? { code: 'not-disabled' } : null
    case 'editPerson':
    case 'setRoles':
    case 'setGitIdentities':
      return null
  }
}

const hasAdmin = (situation: PersonSituation) => situation.otherAdmins > 0 || isLastAdmin(situation)
